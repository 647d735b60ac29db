import { byteOrderMark, csvField, csvLine, lineWriter } from '../files/csv.ts';
import type { FileColumn, FileRow } from './columns.ts';
import type { ListText } from './list-text.ts';

/** A list as CSV that Excel reads rightly in Swedish. */
export function csvFile(columns: FileColumn[]): ListText {
  const line = lineWriter(columns);
  return {
    start: () => byteOrderMark + csvLine(columns.map(({ head }) => csvField(head))),
    rows: (rows) => rows.map(line).join(''),
    end: () => '',
  };
}

/** What a program has to know of it (CSV on the Web). */
export const strictDialect = {
  ...{ delimiter: ',', encoding: 'utf-8', header: true, lineTerminators: ['\r\n'] },
  ...{ quoteChar: '"', doubleQuote: true, trim: false },
};

/**
 * A list as CSV for those who keep it: with commas and no byte order mark, as RFC 4180 has it, and
 * times to the second with their offset.
 */
export function strictCsvFile(columns: FileColumn[]): ListText {
  const line = (fields: string[]) => `${fields.map(strictField).join(',')}\r\n`;
  return {
    start: () => line(columns.map(({ head }) => head)),
    rows: (rows) => rows.map((row) => line(columns.map((column) => textOf(column, row)))).join(''),
    end: () => '',
  };
}

const textOf = ({ kind, text, value }: FileColumn, row: FileRow) =>
  kind === 'time' ? String(value(row) ?? '') : text(row);

/** A field that is not quoted yet has no quotes in it. */
function strictField(text: string) {
  const field = csvField(text);
  return field.includes(',') && !field.startsWith('"') ? `"${field}"` : field;
}
