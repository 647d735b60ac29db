import writeSheet, { type Cell } from 'write-excel-file/node';
import type { Reader } from '../storage/database.ts';
import { type FileColumn, type FileRow, fileColumns } from './columns.ts';
import { type FileOrder, rowsOf } from './rows.ts';

/** In characters, as sheets count them. */
const narrowest = 5;
const widest = 48;

/** A list as a spreadsheet (XLSX): numbers are numbers, times are times, and text is never a formula. */
export default async function makeSheet(order: FileOrder, db: Reader): Promise<Uint8Array> {
  const columns = await fileColumns(db, order.at, order, order.now);
  const head = columns.map(
    ({ head: value }): Cell => ({ value, type: String, fontWeight: 'bold' }),
  );
  const data = [head];
  for await (const rows of rowsOf(db, order, columns)) {
    for (const row of rows) data.push(columns.map((column) => cellOf(column, row)));
  }
  const sheet = await writeSheet(data, {
    columns: columns.map((_, index) => ({ width: widthOf(data, index) })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  });
  return new Uint8Array(await sheet.toBuffer());
}

/** Room for the longest text, so that nothing is cut off by the cell beside it. */
function widthOf(rows: Cell[][], index: number) {
  const longest = rows.reduce((most, row) => Math.max(most, lengthOf(row[index])), narrowest);
  return Math.min(longest + 2, widest);
}

function lengthOf(cell: Cell | undefined) {
  if (!cell || typeof cell !== 'object' || !('value' in cell)) return 0;
  return cell.value instanceof Date ? 'yyyy-mm-dd hh:mm'.length : String(cell.value).length;
}

function cellOf({ kind, text }: FileColumn, row: FileRow): Cell {
  const value = text(row);
  if (value === '') return null;
  if (kind === 'number') return { value: Number(value), type: Number };
  // Sheets know no time zones: the clock on the wall is what they show.
  if (kind === 'time') {
    return {
      value: new Date(`${value.replace(' ', 'T')}Z`),
      type: Date,
      format: 'yyyy-mm-dd hh:mm',
    };
  }
  return { value, type: String };
}
