import type { Reader } from '../storage/database.ts';
import { byteOrderMark, csvField, csvLine, lineWriter } from './csv.ts';
import type { FileColumn } from './file-columns.ts';
import { type FileOrder, rowsOf } from './file-rows.ts';

/** A list as CSV that Excel reads rightly in Swedish. */
export async function* csvParts(db: Reader, order: FileOrder, columns: FileColumn[]) {
  const line = lineWriter(columns);
  yield byteOrderMark + csvLine(columns.map(({ head }) => csvField(head)));
  for await (const rows of rowsOf(db, order, columns)) yield rows.map(line).join('');
}
