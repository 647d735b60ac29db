import { type Fitted, gap, linesOf, margin, pageSize } from './print-layout.ts';

type Doc = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

const ink = { text: '#10222e', soft: '#4c5d69', line: '#c9d3da', head: '#10222e' };
const [pageWidth, pageHeight] = pageSize;
const bottom = pageHeight - margin.bottom;
const leading = 1.34;
const pad = 3.5;

interface Table extends Fitted {
  heads: string[];
  rows: string[][];
  isNumber: boolean[];
}

/** The title and what stands under it; gives where the table may begin. */
export function printHead(doc: Doc, root: Structure, title: string, lead: string[]) {
  const width = pageWidth - 2 * margin.side;
  let y = margin.top;
  const write = (tag: string, font: string, size: number, color: string, text: string) => {
    doc.font(font).fontSize(size);
    const lines = linesOf(doc, text, width);
    const from = y;
    root.add(
      doc.struct(tag, {}, () => {
        doc.font(font).fontSize(size).fillColor(color);
        for (const [n, line] of lines.entries()) {
          at(doc, line, margin.side, from + n * size * leading);
        }
      }),
    );
    y += lines.length * size * leading;
  };
  write('H1', 'title', 17, ink.text, title);
  y += 3;
  for (const line of lead) write('P', 'regular', 9.5, ink.soft, line);
  return y + 12;
}

/** Row by row, none of them on two pages; the heads stand on each page, and are told once. */
export function printTable(doc: Doc, root: Structure, table: Table, top: number) {
  const { heads, rows, fontSize } = table;
  const structure = doc.struct('Table');
  root.add(structure);
  const head = doc.struct('THead');
  structure.add(head);
  const headLines = wrapped(doc, table, heads, 'bold');
  const headHeight = heightOf(headLines, fontSize);
  let y = top;
  head.add(rowOf(doc, table, headLines, y, { tag: 'TH', font: 'bold', scope: 'Column' }));
  head.end();
  rule(doc, y + headHeight, 0.9, ink.head);
  y += headHeight;
  const body = doc.struct('TBody');
  structure.add(body);
  for (const row of rows) {
    const lines = wrapped(doc, table, row, 'regular');
    const height = heightOf(lines, fontSize);
    if (y + height > bottom) {
      doc.addPage();
      y = margin.top;
      repeatHead(doc, table, headLines, y);
      rule(doc, y + headHeight, 0.9, ink.head);
      y += headHeight;
    }
    body.add(rowOf(doc, table, lines, y, { tag: 'TD', font: 'regular' }));
    y += height;
    rule(doc, y, 0.4, ink.line);
  }
  body.end();
  structure.end();
}

const wrapped = (doc: Doc, { widths, fontSize }: Table, texts: string[], font: string) => {
  doc.font(font).fontSize(fontSize);
  return texts.map((text, n) => linesOf(doc, text, (widths[n] ?? 0) - gap + 0.01));
};

const heightOf = (cells: string[][], fontSize: number) =>
  Math.max(...cells.map(({ length }) => length)) * fontSize * leading + 2 * pad;

interface Manner {
  tag: 'TH' | 'TD';
  font: string;
  scope?: 'Column';
}

function rowOf(doc: Doc, table: Table, cells: string[][], y: number, { tag, font, scope }: Manner) {
  const row = doc.struct('TR');
  let x = margin.side;
  for (const [n, lines] of cells.entries()) {
    const left = x;
    const write = () => {
      doc.font(font).fontSize(table.fontSize).fillColor(ink.text);
      cell(doc, table, n, lines, left, y);
    };
    row.add(doc.struct(tag, { scope } as object, write));
    x += table.widths[n] ?? 0;
  }
  row.end();
  return row;
}

/** Numbers stand to the right, so that they can be compared. */
function cell(
  doc: Doc,
  { widths, fontSize, isNumber }: Table,
  n: number,
  lines: string[],
  x: number,
  y: number,
) {
  for (const [k, line] of lines.entries()) {
    const room = (widths[n] ?? 0) - gap;
    const shift = isNumber[n] ? room - doc.widthOfString(line) : 0;
    at(doc, line, x + Math.max(0, shift), y + pad + k * fontSize * leading);
  }
}

function repeatHead(doc: Doc, table: Table, cells: string[][], y: number) {
  doc.markContent('Artifact', { type: 'Pagination' });
  doc.font('bold').fontSize(table.fontSize).fillColor(ink.text);
  let x = margin.side;
  for (const [n, lines] of cells.entries()) {
    cell(doc, table, n, lines, x, y);
    x += table.widths[n] ?? 0;
  }
  doc.endMarkedContent();
}

function rule(doc: Doc, y: number, width: number, color: string) {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.moveTo(margin.side, y).lineTo(pageWidth - margin.side, y);
  doc.lineWidth(width).strokeColor(color).stroke();
  doc.endMarkedContent();
}

export function printPageNumbers(
  doc: Doc,
  running: string,
  numbered: (page: number, pages: number) => string,
) {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('regular').fontSize(8).fillColor(ink.soft);
    const y = pageHeight - margin.bottom + 20;
    const number = numbered(page + 1, count);
    if (page > 0) at(doc, linesOf(doc, running, 600)[0] ?? '', margin.side, y);
    at(doc, number, pageWidth - margin.side - doc.widthOfString(number), y);
    doc.endMarkedContent();
  }
}

const at = (doc: Doc, text: string, x: number, y: number) =>
  doc.text(text, x, y, { lineBreak: false });
