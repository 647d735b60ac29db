import { FileRefused, type FileTrouble, type Table } from './file.ts';
import { readCsv } from './read-csv.ts';
import { readSheet } from './read-sheet.ts';
import { tableOf } from './table.ts';

export type FileRead = { kind: 'table'; table: Table } | { kind: 'refused'; why: FileTrouble };

/** Reads a file by what it is, whatever it is called. */
export default async function readTable(bytes: Uint8Array): Promise<FileRead> {
  try {
    return { kind: 'table', table: tableOf(await rowsIn(bytes)) };
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', why: error.why };
    throw error;
  }
}

async function rowsIn(bytes: Uint8Array) {
  if (bytes.length === 0) throw new FileRefused('empty');
  if (starts(bytes, [0x50, 0x4b])) return readSheet(bytes);
  // The container of old Excel files, and of those with a password.
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileRefused('oldExcel');
  if (pictures.some((first) => starts(bytes, first))) throw new FileRefused('notTable');
  return readCsv(bytes);
}

/** PDF, PNG, JPEG, GIF, gzip. */
const pictures = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
];

const starts = (bytes: Uint8Array, first: number[]) =>
  first.every((byte, at) => bytes[at] === byte);
