import { z } from 'zod';
import { translator } from '../i18n/translate.ts';
import { FileRefused, most } from './file.ts';
import type { RawRow } from './table.ts';

/** What an export of ours says of itself. Rows are looked at one by one, as there may be many. */
const ours = z.object({
  fields: z.array(
    z.object({
      name: z.string().min(1),
      label: z.string().min(1),
      values: z.record(z.string(), z.string()).optional(),
    }),
  ),
  rows: z.array(z.unknown()),
});
type Field = z.infer<typeof ours>['fields'][number];

/** A heading of CSV begins otherwise. */
export const isJson = (text: string) => /^\s*(\{\s*["}]|\[\s*["{[\]\d-])/.test(text);

/**
 * The rows of a JSON export of ours, in the words that its CSV has.
 *
 * @throws {FileRefused}
 */
export function readJson(text: string): RawRow[] {
  const read = ours.safeParse(parsed(text));
  if (!read.success) throw new FileRefused('otherJson');
  const { fields, rows } = read.data;
  if (fields.length > most.columns) throw new FileRefused('tooManyColumns');
  if (rows.length > most.rows) throw new FileRefused('tooManyRows');
  const head = { line: 1, cells: fields.map(({ label }) => label) };
  return [head, ...rows.map((row, at) => ({ line: at + 2, cells: cellsOf(row, fields) }))];
}

function parsed(text: string): unknown {
  if (isDeep(text)) throw new FileRefused('otherJson');
  try {
    return JSON.parse(text);
  } catch {
    throw new FileRefused('brokenJson');
  }
}

/** Ours has four lists or objects within each other; millions take half a minute to read. */
const deepest = 10;

/** Letter by letter: a pattern would need room for each letter of a long text. */
function isDeep(text: string) {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (isText && letter === '\\') at += 1;
    else if (letter === '"') isText = !isText;
    else if (isText) continue;
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function cellsOf(row: unknown, fields: Field[]) {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw new FileRefused('otherJson');
  const values = new Map<string, unknown>(Object.entries(row));
  return fields.map((field) => cellOf(values.get(field.name), field));
}

const yesNo = {
  true: translator('sv')('peopleLists.export.yes'),
  false: translator('sv')('peopleLists.export.no'),
};

function cellOf(value: unknown, { values }: Field): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return yesNo[`${value}`];
  if (typeof value === 'object') throw new FileRefused('otherJson');
  const text = String(value);
  return values && Object.hasOwn(values, text) ? (values[text] ?? text) : text;
}
