/** What a file may hold: more is refused with a sentence, before it is read where that can be told. */
export const most = {
  bytes: 10 * 1024 * 1024,
  rows: 5000,
  columns: 200,
  /** Letters of a cell, two for one of a pair; what is longer is longer than any field may be. */
  cell: 2010,
  heading: 200,
  /** Letters of all cells. */
  letters: 20_000_000,
  /** Of a ZIP, unpacked. */
  unpackedBytes: 60_000_000,
  entries: 1000,
  /** From the first cell of a sheet to the last. */
  area: 3_000_000,
} as const;

export type FileTrouble =
  | 'noFile'
  | 'notWhole'
  | 'tooLarge'
  | 'empty'
  | 'headerOnly'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'tooHeavy'
  | 'notTable'
  | 'oldExcel'
  | 'macros'
  | 'bomb'
  | 'brokenSheet'
  | 'brokenZip'
  | 'otherZip'
  | 'changedArchive'
  | 'brokenJson'
  | 'otherJson'
  | 'openQuote';

export interface FileRow {
  /** As in the file, from 1 after the first row. */
  number: number;
  cells: string[];
}

export interface Table {
  header: string[];
  rows: FileRow[];
}

/** Thrown by those who read a file. */
export class FileRefused extends Error {
  readonly why: FileTrouble;

  constructor(why: FileTrouble) {
    super(why);
    this.why = why;
  }
}
