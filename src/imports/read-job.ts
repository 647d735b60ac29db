import { decode } from './decode.ts';
import { FileRefused, type FileTrouble, type Table } from './file.ts';
import { isBag, readBag } from './read-bag.ts';
import { readCsv } from './read-csv.ts';
import { isJson, readJson } from './read-json.ts';
import { readSheet } from './read-sheet.ts';
import { pathsInZip } from './read-zip.ts';
import { type RawRow, tableOf } from './table.ts';

export type FileRead = { kind: 'table'; table: Table } | { kind: 'refused'; why: FileTrouble };

/** Reads a file by what it is, whatever it is called. */
export default async function readTable(bytes: Uint8Array): Promise<FileRead> {
  try {
    const { rows, isExact } = await rowsIn(bytes);
    return { kind: 'table', table: tableOf(rows, isExact) };
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', why: error.why };
    throw error;
  }
}

interface Found {
  rows: RawRow[];
  /** Texts are as they were typed, and nothing was put before them. */
  isExact: boolean;
}

async function rowsIn(bytes: Uint8Array): Promise<Found> {
  if (bytes.length === 0) throw new FileRefused('empty');
  if (starts(bytes, [0x50, 0x4b])) return rowsInZip(bytes);
  // The container of old Excel files, and of those with a password.
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileRefused('oldExcel');
  if (pictures.some((first) => starts(bytes, first))) throw new FileRefused('notTable');
  const text = decode(bytes);
  if (isJson(text)) return { rows: readJson(text), isExact: true };
  return { rows: readCsv(text), isExact: false };
}

async function rowsInZip(bytes: Uint8Array): Promise<Found> {
  const paths = pathsInZip(bytes);
  if (isBag(paths)) return { rows: readBag(bytes, paths), isExact: true };
  return { rows: await readSheet(bytes, paths), isExact: false };
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
