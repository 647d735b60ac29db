import { byteOrderMark, csvField, csvLine, lineWriter } from '../files/csv.ts';
import type { Reader } from '../storage/database.ts';
import type { FileColumn } from './columns.ts';
import { type FileOrder, rowsOf } from './rows.ts';

/** A list as CSV that Excel reads rightly in Swedish. */
export async function* csvParts(db: Reader, order: FileOrder, columns: FileColumn[]) {
  const line = lineWriter(columns);
  yield byteOrderMark + csvLine(columns.map(({ head }) => csvField(head)));
  for await (const rows of rowsOf(db, order, columns)) yield rows.map(line).join('');
}
