import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { Language } from '../../storage/values.ts';
import { openFonts } from './fonts.ts';
import { type Lettering, letteringOf } from './letters.ts';
import { linesOf, type Pen, type Style, widthOf, writeLine } from './writing.ts';

type Structure = PDFKit.PDFStructureElement;

export const ink = {
  text: '#10222e',
  soft: '#4c5d69',
  line: '#c9d3da',
  head: '#10222e',
  bar: '#134b60',
};
export const leading = 1.36;

/** In points. */
interface Sheet {
  size: [width: number, height: number];
  margin: { side: number; top: number; bottom: number };
}

/** A sheet that is written from the top: what has no room left begins on the next. */
export interface Paper extends Pen, Sheet {
  root: Structure;
  /** Between the margins. */
  width: number;
  /** Where the next thing stands, from the top. */
  y: number;
  bytes: Promise<Uint8Array>;
}

interface PaperOptions extends Sheet {
  title: string;
  language: Language;
  made: Date;
  /** All that will be written. */
  texts: Iterable<string>;
}

/** What the types do not know yet. */
const accessible = 'PDF/UA' as string as 'PDF/A-1';

/** A file to be printed (PDF): tagged for those who have it read out, with the letters of all scripts. */
export async function openPaper(options: PaperOptions): Promise<Paper> {
  const { size, margin, title, language, made, texts } = options;
  const fonts = await openFonts();
  const lettering: Lettering = await letteringOf(fonts, texts);
  const doc = new PDFDocument({
    size,
    margin: 0,
    pdfVersion: '1.7',
    subset: accessible,
    tagged: true,
    lang: { sv: 'sv-SE', en: 'en-GB' }[language],
    displayTitle: true,
    bufferPages: true,
    font: '',
    info: { Title: title, Creator: 'Frukostserien', CreationDate: made },
  });
  for (const [name, typeface] of fonts.typefaces) {
    // The types know files only.
    doc.registerFont(name, typeface as unknown as Uint8Array);
  }
  const ascent = fonts.house.ascent / fonts.house.unitsPerEm;
  const root = doc.struct('Document');
  doc.addStructure(root);
  const width = size[0] - 2 * margin.side;
  return {
    doc,
    lettering,
    ascent,
    root,
    size,
    margin,
    width,
    y: margin.top,
    bytes: collected(doc),
  };
}

async function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  doc.on('data', (part: Uint8Array) => parts.push(part));
  await once(doc, 'end');
  return new Uint8Array(Buffer.concat(parts));
}

/** Ends it: with the number on each page, and from the second on what the file is. */
export function finish(
  paper: Paper,
  running: string,
  numbered: (page: number, pages: number) => string,
): Promise<Uint8Array> {
  const { doc, root, size, margin, width, bytes } = paper;
  root.end();
  const style: Style = { font: 'regular', size: 8, color: ink.soft };
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    artifact(doc, 'Pagination', () => {
      const y = size[1] - margin.bottom + 21;
      const number = numbered(page + 1, count);
      const [title = ''] = linesOf(paper, style, running, width - 90);
      if (page > 0) writeLine(paper, style, title, margin.side, y);
      writeLine(paper, style, number, margin.side + width - widthOf(paper, style, number), y);
    });
  }
  doc.end();
  return bytes;
}

/** So much must fit, or a new page is begun. Gives whether one was. */
export function makeRoom(paper: Paper, height: number): boolean {
  if (paper.y + height <= paper.size[1] - paper.margin.bottom) return false;
  paper.doc.addPage();
  paper.y = paper.margin.top;
  return true;
}

/** A paragraph or a heading, over as many lines as it needs; `after` points follow it. */
export function write(
  paper: Paper,
  tag: string,
  style: Style,
  text: string,
  { after = 0, keep = 0 } = {},
) {
  const { doc, root, margin, width } = paper;
  const lines = linesOf(paper, style, text, width);
  const step = style.size * leading;
  makeRoom(paper, Math.min(lines.length, 3) * step + keep);
  const element = doc.struct(tag);
  root.add(element);
  for (const line of lines) {
    makeRoom(paper, step);
    const { y } = paper;
    element.add(() => writeLine(paper, style, line, margin.side, y));
    paper.y += step;
  }
  element.end();
  paper.y += after;
}

/** What is there to be seen only, and is not read out. */
export function artifact(doc: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => void) {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}
