/** A4 lying down, in points. */
export const pageSize: [number, number] = [841.89, 595.28];
export const margin = { side: 34, top: 36, bottom: 46 };
export const gap = 9;

const sizes = [9, 8.5, 8, 7.5, 7, 6.5];

export interface Fitted {
  fontSize: number;
  /** In points, with the gap after each. */
  widths: number[];
}

interface Wants {
  /** Its longest word. */
  least: number;
  /** All on one line. */
  whole: number;
}

/** The largest letters with which every column has room for its longest word. */
export function fitColumns(doc: PDFKit.PDFDocument, heads: string[], rows: string[][]): Fitted {
  const room = pageSize[0] - 2 * margin.side + gap;
  const wants = heads.map((head, n) =>
    wantsOf(doc, head, new Set(rows.map((row) => row[n] ?? ''))),
  );
  /** A column with one long text leaves room for the others. */
  const most = Math.max(150, (2 * room) / heads.length);
  for (const fontSize of sizes) {
    const scaled = wants.map(({ least, whole }) => ({
      least: least * fontSize + gap,
      whole: Math.max(least * fontSize, Math.min(whole * fontSize, most)) + gap,
    }));
    const widths = shared(scaled, room);
    if (widths) return { fontSize, widths };
  }
  const fontSize = sizes.at(-1) ?? 7;
  const all = wants.reduce((sum, { least }) => sum + least * fontSize + gap, 0);
  return { fontSize, widths: wants.map(({ least }) => ((least * fontSize + gap) * room) / all) };
}

/** What lies between the least and the whole is shared by how much each lacks. */
function shared(wants: Wants[], room: number) {
  const least = wants.reduce((sum, want) => sum + want.least, 0);
  if (least > room) return;
  const lacking = wants.reduce((sum, want) => sum + want.whole - want.least, 0);
  const part = lacking === 0 ? 0 : Math.min(1, (room - least) / lacking);
  return wants.map(({ least, whole }) => least + (whole - least) * part);
}

/** For letters of one point. */
function wantsOf(doc: PDFKit.PDFDocument, head: string, texts: Set<string>): Wants {
  const width = (text: string) => doc.widthOfString(text) / 10;
  doc.font('bold').fontSize(10);
  let least = Math.max(...piecesOf(head).map(width));
  let whole = width(head);
  doc.font('regular').fontSize(10);
  for (const text of texts) {
    whole = Math.max(whole, width(text));
    for (const piece of piecesOf(text)) least = Math.max(least, width(piece.trimEnd()));
  }
  return { least: Math.min(least, 14), whole };
}

/** Where a line may end: after a space or a word's hyphen, and before the domain of an address. */
const piecesOf = (text: string) => text.split(/(?<=\s|\p{L}-)|(?=@)/u);

/** The lines of a text in a column so wide, in the font that is set; a word that is wider is cut. */
export function linesOf(doc: PDFKit.PDFDocument, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (doc.widthOfString((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line);
    line = piece;
    while (line !== '' && doc.widthOfString(line.trimEnd()) > width) {
      const fits = lettersWithin(doc, line, width);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

function lettersWithin(doc: PDFKit.PDFDocument, text: string, width: number) {
  let fits = 1;
  while (fits < text.length && doc.widthOfString(text.slice(0, fits + 1)) <= width) fits += 1;
  return fits;
}
