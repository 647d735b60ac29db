import { artifact, ink, leading, makeRoom, type Paper } from './paper.ts';
import { linesOf, type Style, widthOf, writeLine } from './writing.ts';

type Structure = PDFKit.PDFStructureElement;

export interface Table {
  heads: string[];
  rows: string[][];
  /** Stands below, in bold. */
  total?: string[] | undefined;
  /** In points, with the gap after each: the last gap is outside the margin. */
  widths: number[];
  isNumber: boolean[];
  fontSize: number;
  /** Above and below what a cell says. */
  pad: number;
  /** The first cell of a row says what the row is of. */
  hasRowHeads: boolean;
}

/** Between columns. */
export const gap = 9;

export const tableStyle = (font: 'regular' | 'bold', size: number): Style => ({
  font,
  size,
  color: ink.text,
});

/** Row by row, none of them on two pages; the heads stand on each page, and are told once. */
export function writeTable(paper: Paper, table: Table) {
  const { doc, root } = paper;
  const [regular, bold] = [
    tableStyle('regular', table.fontSize),
    tableStyle('bold', table.fontSize),
  ];
  const rowOf = folderOf(paper, table);
  const structure = doc.struct('Table');
  root.add(structure);
  const head = doc.struct('THead');
  structure.add(head);
  const heads = rowOf(table.heads, bold);
  makeRoom(paper, heads.height);
  writeRow(paper, table, heads, head, true);
  head.end();
  const body = doc.struct('TBody');
  structure.add(body);
  const write = (texts: string[], style: Style) => {
    const row = rowOf(texts, style);
    if (makeRoom(paper, row.height)) repeatHeads(paper, table, heads);
    writeRow(paper, table, row, body, false);
  };
  for (const texts of table.rows) write(texts, regular);
  if (table.total) write(table.total, bold);
  body.end();
  structure.end();
}

interface Row {
  cells: string[][];
  height: number;
  style: Style;
}

/** How texts become a row; what many rows say alike is folded once. */
function folderOf(paper: Paper, { widths, pad }: Table) {
  const known = widths.map(() => new Map<string, string[]>());
  const fold = (text: string, n: number, style: Style) => {
    const key = style.font + text;
    let lines = known[n]?.get(key);
    if (!lines) {
      lines = linesOf(paper, style, text, (widths[n] ?? 0) - gap + 0.01);
      known[n]?.set(key, lines);
    }
    return lines;
  };
  return (texts: string[], style: Style): Row => {
    const cells = texts.map((text, n) => fold(text, n, style));
    const most = Math.max(...cells.map(({ length }) => length));
    return { cells, height: most * style.size * leading + 2 * pad, style };
  };
}

function writeRow(paper: Paper, table: Table, row: Row, parent: Structure, isHead: boolean) {
  const { doc, y } = paper;
  const structure = doc.struct('TR');
  for (const [n, x] of placesOf(paper, table).entries()) {
    const isRowHead = n === 0 && table.hasRowHeads;
    const tag = isHead || isRowHead ? 'TH' : 'TD';
    const options = tag === 'TH' ? { scope: isHead ? 'Column' : 'Row' } : {};
    const draw = () => writeCell(paper, table, row, n, x, y);
    structure.add(doc.struct(tag, options as object, draw));
  }
  structure.end();
  parent.add(structure);
  paper.y += row.height;
  rule(paper, isHead);
}

function repeatHeads(paper: Paper, table: Table, heads: Row) {
  artifact(paper.doc, 'Pagination', () => {
    for (const [n, x] of placesOf(paper, table).entries()) {
      writeCell(paper, table, heads, n, x, paper.y);
    }
  });
  paper.y += heads.height;
  rule(paper, true);
}

/** Where each column begins. */
function placesOf({ margin }: Paper, { widths }: Table) {
  let x = margin.side;
  return widths.map((width) => {
    const place = x;
    x += width;
    return place;
  });
}

/** Numbers stand to the right, so that they can be compared. */
function writeCell(paper: Paper, table: Table, row: Row, n: number, x: number, y: number) {
  const { style } = row;
  const room = (table.widths[n] ?? 0) - gap;
  for (const [k, line] of (row.cells[n] ?? []).entries()) {
    const shift = table.isNumber[n] ? Math.max(0, room - widthOf(paper, style, line)) : 0;
    writeLine(paper, style, line, x + shift, y + table.pad + k * style.size * leading);
  }
}

function rule({ doc, y, margin, width }: Paper, isHead: boolean) {
  artifact(doc, 'Layout', () => {
    doc.moveTo(margin.side, y).lineTo(margin.side + width, y);
    doc.lineWidth(isHead ? 0.9 : 0.4).strokeColor(isHead ? ink.head : ink.line);
    doc.stroke();
  });
}
