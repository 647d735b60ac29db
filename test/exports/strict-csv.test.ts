import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileColumn, FileRow } from '../../src/exports/columns.ts';
import { strictCsvFile } from '../../src/exports/csv-file.ts';

const column = (head: string, read: (row: FileRow) => string): FileColumn => ({
  ...{ key: head, head, about: '', kind: 'text', text: read, value: read },
});
const file = strictCsvFile([column('a,b', ({ name }) => name), column('"c"', ({ role }) => role)]);

test('any text is one field of RFC 4180, and none is a formula (SEC-14)', () => {
  const text = fc.string({ unit: fc.constantFrom(...'=+-@,;"\'\r\n\t Åaé'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
      const rows = pairs.map(([name, role]) => ({ name, role })) as FileRow[];
      const written = file.start() + file.rows(rows) + file.end();
      const options = { record_delimiter: '\r\n', skip_empty_lines: false };
      const [head, ...read] = parse(written, options) as string[][];
      expect(head).toEqual(['a,b', '"c"']);
      for (const field of read.flat()) expect(field).not.toMatch(/^[=+\-@\t\r]/);
      const typed = read.map((row) => row.map((field) => field.replace(/^'(?='*[=+\-@\t\r])/, '')));
      expect(typed).toEqual(pairs);
    }),
  );
});
