import { formatIn } from '../../i18n/format.ts';
import type { Language } from '../../storage/values.ts';
import type { Cell, ReportTable } from '../table.ts';
import {
  artifact,
  at,
  ink,
  leading,
  linesOf,
  makeRoom,
  margin,
  type Paper,
  type Structure,
  type Style,
  setStyle,
  width,
} from './paper.ts';

const gap = 8;
const pad = 2.6;
/** In points: a head that is longer takes two lines. */
const widestNumber = 84;
/** Of the width, for all numbers together, where their heads stand on one line. */
const roomForNumbers = 0.55;
const fontSize = 8.5;
const body: Style = { font: 'regular', size: fontSize, color: ink.text };
const bold: Style = { font: 'bold', size: fontSize, color: ink.text };

interface Layout {
  table: ReportTable;
  widths: number[];
  show: (column: number, cell: Cell) => string;
}

/** Row by row, none on two pages; the heads stand on each page and are read out once. */
export function writeTable(paper: Paper, table: ReportTable, language: Language, most: number) {
  const { doc, root } = paper;
  const layout = layOut(paper, table, language);
  const structure = doc.struct('Table');
  root.add(structure);
  const heads = layout.table.columns.map(({ title }) => title);
  writeRow(paper, structure, layout, heads, bold, 'Column');
  for (const row of table.rows.slice(0, most)) {
    writeRow(
      paper,
      structure,
      layout,
      row.map((cell, i) => layout.show(i, cell)),
      body,
    );
  }
  if (table.total) {
    writeRow(
      paper,
      structure,
      layout,
      table.total.map((cell, i) => layout.show(i, cell)),
      bold,
    );
  }
  structure.end();
}

/** Numbers take what they need, texts share the rest by how long they are. */
function layOut({ doc }: Paper, table: ReportTable, language: Language): Layout {
  const { number } = formatIn(language);
  const show = (_column: number, cell: Cell) =>
    cell === null ? '' : typeof cell === 'number' ? number(cell) : cell;
  setStyle(doc, bold);
  const wide = (text: string) => doc.widthOfString(text.replaceAll('\u00ad', ''));
  const wanted = table.columns.map(({ title, kind }, i) => {
    const rows = table.total ? [...table.rows, table.total] : table.rows;
    const longest = Math.max(...[...new Set(rows.map((row) => show(i, row[i] ?? null)))].map(wide));
    const words = Math.max(...title.split(/[ \u00ad]/).map(wide));
    return {
      isText: kind === 'text',
      least: Math.max(longest, words) + gap,
      whole: Math.max(longest, Math.min(wide(title), widestNumber), words) + gap,
      text: Math.max(longest, wide(title)) + gap,
    };
  });
  const sum = (key: 'least' | 'whole') =>
    wanted.reduce((all, one) => all + (one.isText ? 0 : one[key]), 0);
  const key = sum('whole') <= width * roomForNumbers ? 'whole' : 'least';
  const texts = wanted.reduce((all, one) => all + (one.isText ? one.text : 0), 0);
  const left = width - sum(key);
  const widths = wanted.map((one) => (one.isText ? (one.text * left) / texts : one[key]));
  return { table, widths, show };
}

function writeRow(
  paper: Paper,
  structure: Structure,
  layout: Layout,
  texts: string[],
  style: Style,
  scope?: 'Column',
) {
  const { doc } = paper;
  setStyle(doc, style);
  const cells = texts.map((text, i) => linesOf(doc, text, (layout.widths[i] ?? 0) - gap + 0.01));
  const height = Math.max(...cells.map(({ length }) => length)) * fontSize * leading + 2 * pad;
  if (makeRoom(paper, height) && !scope) repeatHeads(paper, layout);
  const { y } = paper;
  const row = doc.struct('TR');
  structure.add(row);
  let x = margin.side;
  for (const [i, lines] of cells.entries()) {
    const left = x;
    const tag = scope || i === 0 ? 'TH' : 'TD';
    const options = tag === 'TH' ? { scope: scope ?? 'Row' } : {};
    const draw = () => writeCell(paper, layout, i, lines, left, y, style);
    row.add(doc.struct(tag, options as object, draw));
    x += layout.widths[i] ?? 0;
  }
  row.end();
  paper.y += height;
  rule(paper, scope ? 0.9 : 0.4, scope ? ink.head : ink.line);
}

function repeatHeads(paper: Paper, layout: Layout) {
  const { doc } = paper;
  setStyle(doc, bold);
  const cells = layout.table.columns.map(({ title }, i) =>
    linesOf(doc, title, (layout.widths[i] ?? 0) - gap + 0.01),
  );
  const height = Math.max(...cells.map(({ length }) => length)) * fontSize * leading + 2 * pad;
  artifact(doc, 'Pagination', () => {
    let x = margin.side;
    for (const [i, lines] of cells.entries()) {
      writeCell(paper, layout, i, lines, x, paper.y, bold);
      x += layout.widths[i] ?? 0;
    }
  });
  paper.y += height;
  rule(paper, 0.9, ink.head);
}

/** Numbers stand to the right, so that they can be compared. */
function writeCell(
  { doc }: Paper,
  { table, widths }: Layout,
  i: number,
  lines: string[],
  x: number,
  y: number,
  style: Style,
) {
  setStyle(doc, style);
  const isNumber = table.columns[i]?.kind === 'number';
  const isLast = i === widths.length - 1;
  const room = (widths[i] ?? 0) - (isLast ? 0 : gap);
  for (const [k, line] of lines.entries()) {
    const shift = isNumber ? Math.max(0, room - doc.widthOfString(line)) : 0;
    at(doc, line, x + shift, y + pad + k * fontSize * leading);
  }
}

function rule({ doc, y }: Paper, lineWidth: number, color: string) {
  artifact(doc, 'Layout', () => {
    doc.moveTo(margin.side, y).lineTo(margin.side + width, y);
    doc.lineWidth(lineWidth).strokeColor(color).stroke();
  });
}
