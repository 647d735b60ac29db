type Doc = PDFKit.PDFDocument;
export type Structure = PDFKit.PDFStructureElement;

/** A4 standing up, in points. */
export const pageSize: [number, number] = [595.28, 841.89];
export const margin = { side: 48, top: 48, bottom: 56 };
export const width = pageSize[0] - 2 * margin.side;
export const ink = {
  text: '#10222e',
  soft: '#4c5d69',
  line: '#c9d3da',
  head: '#10222e',
  bar: '#134b60',
};
export const leading = 1.36;

export interface Style {
  font: 'regular' | 'bold';
  size: number;
  color: string;
}

/** A sheet that is written from the top: what has no room left begins on the next. */
export interface Paper {
  doc: Doc;
  root: Structure;
  /** Where the next thing stands, in points from the top. */
  y: number;
}

/** So much must fit, or a new page is begun. Gives whether one was. */
export function makeRoom(paper: Paper, height: number): boolean {
  if (paper.y + height <= pageSize[1] - margin.bottom) return false;
  paper.doc.addPage();
  paper.y = margin.top;
  return true;
}

export function setStyle(doc: Doc, { font, size, color }: Style) {
  doc.font(font).fontSize(size).fillColor(color);
}

/** A paragraph or a heading, over as many lines as it needs; `after` points follow it. */
export function write(
  paper: Paper,
  tag: string,
  style: Style,
  text: string,
  { after = 0, keep = 0 } = {},
) {
  const { doc, root } = paper;
  setStyle(doc, style);
  const lines = linesOf(doc, text, width);
  const step = style.size * leading;
  makeRoom(paper, Math.min(lines.length, 3) * step + keep);
  const element = doc.struct(tag);
  root.add(element);
  for (const line of lines) {
    makeRoom(paper, step);
    const y = paper.y;
    element.add(() => {
      setStyle(doc, style);
      at(doc, line, margin.side, y);
    });
    paper.y += step;
  }
  element.end();
  paper.y += after;
}

export const at = (doc: Doc, text: string, x: number, y: number) =>
  doc.text(text, x, y, { lineBreak: false });

/** What is there to be seen only, and is not read out. */
export function artifact(doc: Doc, type: 'Layout' | 'Pagination', draw: () => void) {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

/** The lines of a text in a column so wide, in the font that is set; a word that is wider is cut. */
export function linesOf(doc: Doc, text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll('\u00ad', '').split(/(?<= )/)) {
    if (doc.widthOfString((line + word).trimEnd()) > room && line !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
    while (doc.widthOfString(line.trimEnd()) > room && line.length > 1) {
      const fits = lettersWithin(doc, line, room);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return [...lines, line.trimEnd()];
}

function lettersWithin(doc: Doc, text: string, room: number) {
  let fits = 1;
  while (fits < text.length && doc.widthOfString(text.slice(0, fits + 1)) <= room) fits += 1;
  return fits;
}
