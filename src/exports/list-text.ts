import type { Reader } from '../storage/database.ts';
import type { FileColumn, FileRow } from './columns.ts';
import { type FileOrder, rowsOf } from './rows.ts';

/** A list as text that is written row by row, whatever its size. */
export interface ListText {
  start: () => string;
  rows: (rows: FileRow[]) => string;
  end: () => string;
}

export async function* partsOf(
  db: Reader,
  order: FileOrder,
  columns: FileColumn[],
  { start, rows, end }: ListText,
) {
  yield start();
  for await (const part of rowsOf(db, order, columns)) yield rows(part);
  yield end();
}
