import { gap, type Paper, tableStyle, widthOf, writeTable } from '../../files/pdf/index.ts';
import { formatIn } from '../../i18n/format.ts';
import type { Language } from '../../storage/values.ts';
import type { Cell, ReportTable } from '../table.ts';

/** In points: a head that is longer takes two lines. */
const widestNumber = 84;
/** Of the width, for all numbers together, where their heads stand on one line. */
const roomForNumbers = 0.55;
const fontSize = 8.5;

/** A table of the report, with so many rows at most. */
export function writeReportTable(
  paper: Paper,
  table: ReportTable,
  language: Language,
  most: number,
) {
  const { number } = formatIn(language);
  const shown = (cells: Cell[]) =>
    cells.map((cell) => (cell === null ? '' : typeof cell === 'number' ? number(cell) : cell));
  const rows = table.rows.map(shown);
  const total = table.total && shown(table.total);
  writeTable(paper, {
    heads: table.columns.map(({ title }) => title),
    rows: rows.slice(0, most),
    total,
    widths: widthsOf(paper, table, total ? [...rows, total] : rows),
    isNumber: table.columns.map(({ kind }) => kind === 'number'),
    ...{ fontSize, pad: 2.6, hasRowHeads: true },
  });
}

/** Numbers take what they need, texts share the rest by how long they are. */
function widthsOf(paper: Paper, { columns }: ReportTable, rows: string[][]) {
  const bold = tableStyle('bold', fontSize);
  const wide = (text: string) => widthOf(paper, bold, text);
  const wanted = columns.map(({ title, kind }, i) => {
    const longest = Math.max(...[...new Set(rows.map((row) => row[i] ?? ''))].map(wide));
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
  const key = sum('whole') <= paper.width * roomForNumbers ? 'whole' : 'least';
  const texts = wanted.reduce((all, one) => all + (one.isText ? one.text : 0), 0);
  const left = paper.width + gap - sum(key);
  return wanted.map((one) => (one.isText ? (one.text * left) / texts : one[key]));
}
