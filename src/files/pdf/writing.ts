import { inSight, wayOf } from './direction.ts';
import { carefulOf, type FontName } from './fonts.ts';
import { graphemesOf, type Lettering, tidy } from './letters.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** What writes. */
export interface Pen {
  doc: PDFKit.PDFDocument;
  lettering: Lettering;
  /** Of one point, from the top of a line to where its letters stand. */
  ascent: number;
}

export interface Style {
  font: FontName;
  size: number;
  color: string;
}

const fontOf = ({ font }: Style, { font: other }: Piece) =>
  other === 'careful' ? carefulOf(font) : (other ?? font);

export function widthOf(pen: Pen, style: Style, text: string): number {
  const { doc, lettering } = pen;
  const said = tidy(text);
  if (lettering.isPlain(said)) return doc.font(style.font).fontSize(style.size).widthOfString(said);
  return measured(pen, style, said).reduce((sum, { width }) => sum + width, 0);
}

function measured({ doc, lettering }: Pen, style: Style, said: string) {
  doc.fontSize(style.size);
  return piecesOf(lettering, said).map((piece) => {
    const font = fontOf(style, piece);
    return { ...piece, font, width: doc.font(font).widthOfString(piece.text) };
  });
}

/** One line, from where its top left is. */
export function writeLine(pen: Pen, style: Style, text: string, x: number, y: number) {
  const { doc, lettering, ascent } = pen;
  const said = tidy(text);
  doc.font(style.font).fontSize(style.size).fillColor(style.color);
  if (lettering.isPlain(said)) {
    doc.text(said, x, y, { lineBreak: false });
    return;
  }
  const pieces = measured(pen, style, said);
  const places = new Map<Piece, number>();
  let at = x;
  for (const piece of inSight(pieces)) {
    places.set(piece, at);
    at += piece.width;
  }
  // In the order in which they are read: what copies text out goes by it.
  for (const piece of pieces) {
    const options = { lineBreak: false, baseline: 'alphabetic' } as const;
    doc.font(piece.font).text(piece.text, places.get(piece), y + ascent * style.size, options);
  }
}

/** The lines of a text in a column so wide; a word that is wider is cut. */
export function linesOf(pen: Pen, style: Style, text: string, room: number): string[] {
  const said = tidy(text);
  const fits = (some: string) => widthOf(pen, style, some.trimEnd()) <= room;
  if (fits(said)) return [said.trimEnd()];
  const lines = folded(partsOf(pen, said), fits).map((line) => line.trimEnd());
  if (pen.lettering.isPlain(said)) return lines;
  const way = wayOf(said);
  return lines.map((line) => way + line);
}

function folded(parts: string[], fits: (some: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (fits(line + part)) {
      line += part;
      continue;
    }
    if (line !== '') lines.push(line);
    line = part;
    while (!fits(line)) {
      const end = endWithin(line, fits);
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** As many letters as fit, and one at least. */
function endWithin(text: string, fits: (some: string) => boolean) {
  const ends = graphemesOf(text).map(({ segment, index }) => index + segment.length);
  const tooMuch = ends.findIndex((end) => !fits(text.slice(0, end)));
  return ends[Math.max(0, tooMuch - 1)] ?? text.length;
}

/** Where a line may end: after a space or a word's hyphen, and before the domain of an address. */
const ends = /(?<=\s|\p{L}-)|(?=@)/u;
/** Words without spaces between them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** What is not parted at the end of a line, if it has room. */
export function partsOf({ lettering }: Pen, text: string): string[] {
  const parts = tidy(text).split(ends);
  if (lettering.isPlain(text)) return parts;
  return parts.flatMap((part) => (unspaced.test(part) ? wordsOf(part) : [part]));
}

/** Commas and the like stay with the word before them. */
function wordsOf(text: string) {
  const parts: string[] = [];
  for (const { segment, isWordLike } of words.segment(text)) {
    if (isWordLike || parts.length === 0) parts.push(segment);
    else parts.push((parts.pop() ?? '') + segment);
  }
  return parts;
}
