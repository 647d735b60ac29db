import { CsvError, type Options, parse } from 'csv-parse/sync';
import { FileRefused, most } from './file.ts';
import type { RawRow } from './table.ts';

const delimiters = [';', '\t', ',', '|'];
/** Rows read at most, empty ones too. */
const mostRecords = 4 * most.rows;
const longestRecord = 1_000_000;

/** @throws {FileRefused} */
export function readCsv(decoded: string): RawRow[] {
  const { delimiter, text } = withDelimiter(decoded.replace(/\r\n?/g, '\n'));
  if (firstLine(text).split(delimiter).length > 20 * most.columns) {
    throw new FileRefused('tooManyColumns');
  }
  const records = parsed(text, {
    ...{ delimiter, info: true, relax_column_count: true, relax_quotes: true },
    ...{ record_delimiter: '\n', skip_empty_lines: true, to: mostRecords + 1 },
    max_record_size: longestRecord,
  });
  if (records.length > mostRecords) throw new FileRefused('tooManyRows');
  return records.map(({ record, info }) => ({
    line: info.records + info.empty_lines,
    cells: record,
  }));
}

interface Parsed {
  record: string[];
  info: { records: number; empty_lines: number };
}

function parsed(text: string, options: Options): Parsed[] {
  try {
    return parse(text, options) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new FileRefused('openQuote');
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new FileRefused('tooManyColumns');
    throw new FileRefused('notTable');
  }
}

/** Excel's own first line, `sep=;`, which it numbers none of its rows by, or what the first rows have as many of. */
function withDelimiter(text: string) {
  const named = /^sep=(.)\n/.exec(text);
  if (named?.[1]) return { delimiter: named[1], text: text.slice(named[0].length) };
  const counted = countsIn(text.slice(0, 64_000));
  const scores = delimiters.map((delimiter) => scoreOf(counted.map((row) => row[delimiter] ?? 0)));
  const best = scores.indexOf(Math.max(...scores));
  return { delimiter: delimiters[best] ?? ',', text };
}

/** How many rows have as many as the fullest, and then how many that is. */
function scoreOf(counts: number[]) {
  const fullest = Math.max(0, ...counts);
  const alike = counts.filter((count) => count === fullest).length;
  return fullest === 0 ? 0 : (alike / counts.length) * 1000 + fullest;
}

/** Of each delimiter outside quotes, row by row. */
function countsIn(text: string): Record<string, number>[] {
  const rows: Record<string, number>[] = [];
  let row: Record<string, number> = {};
  let isQuoted = false;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === '\n') {
      if (Object.keys(row).length > 0) rows.push(row);
      row = {};
      if (rows.length === 20) break;
    } else if (delimiters.includes(letter)) row[letter] = (row[letter] ?? 0) + 1;
  }
  return [...rows, ...(Object.keys(row).length > 0 && rows.length < 20 ? [row] : [])];
}

const firstLine = (text: string) => text.slice(0, text.indexOf('\n') + 1 || undefined);
