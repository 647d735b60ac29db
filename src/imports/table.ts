import { cleanMultiline, cleanText } from '../storage/text.ts';
import { FileRefused, type FileRow, most, type Table } from './file.ts';

/** A row as a reader found it; `line` counts from 1 at the top of the file. */
export interface RawRow {
  line: number;
  cells: string[];
}

/**
 * The heading and the rows under it, cleaned. The heading is the first row with two cells: lists
 * often have a title over it.
 *
 * @param isExact Nothing was put before texts that look like formulas.
 * @throws {FileRefused}
 */
export function tableOf(raw: RawRow[], isExact = false): Table {
  const filled = raw.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first] = filled;
  if (!first) throw new FileRefused('empty');
  const heading = filled.slice(0, 10).find(({ cells }) => countFilled(cells) > 1) ?? first;
  const below = filled.slice(filled.indexOf(heading) + 1);
  if (below.length === 0) throw new FileRefused('headerOnly');
  if (below.length > most.rows) throw new FileRefused('tooManyRows');
  const width = widthOf([heading, ...below]);
  if (width > most.columns) throw new FileRefused('tooManyColumns');
  const across = Array.from({ length: width }, (_, column) => column);
  const clean = cleanerOf(isExact);
  return {
    header: across.map((column) => cut(cleanText(heading.cells[column] ?? ''), most.heading)),
    rows: below.map(
      ({ line, cells }): FileRow => ({
        number: line - 1,
        cells: across.map((column) => clean(cells[column] ?? '')),
      }),
    ),
  };
}

const countFilled = (cells: string[]) => cells.filter((cell) => cell.trim() !== '').length;

const widthOf = (rows: RawRow[]) =>
  rows.reduce((widest, { cells }) => {
    const last = cells.findLastIndex((cell) => cell.trim() !== '');
    return Math.max(widest, last + 1);
  }, 0);

/** What our own exports put before a formula, so that no spreadsheet runs it. */
const guard = /^'(?='*[=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20])/;

/** Half a pair is no letter: PostgreSQL refuses it. */
const cut = (text: string, longest: number) => text.slice(0, longest).toWellFormed();

function cleanerOf(isExact: boolean) {
  let letters = 0;
  return (cell: string) => {
    const start = cell.slice(0, 2 * most.cell);
    const typed = isExact ? start : start.replace(guard, '');
    const text = cut(cleanMultiline(typed), most.cell);
    letters += text.length;
    if (letters > most.letters) throw new FileRefused('tooHeavy');
    return text;
  };
}
