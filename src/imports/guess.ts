import type { Question } from '../form-questions/index.ts';
import { parseAddress } from '../mail/index.ts';
import { searchKey } from '../storage/text.ts';
import type { Table } from './file.ts';
import { type Columns, headings, loose, type Target, targets } from './targets.ts';
import { addressIn } from './words.ts';

const looked = 200;

/** Which column holds what, by its heading and by what stands in it. */
export function guessColumns(
  table: Table,
  questions: Pick<Question, 'id' | 'label'>[] = [],
): Columns {
  const heads = table.header.map(searchKey);
  const rows = table.rows.slice(0, looked);
  const columns: Columns = {};
  const taken = new Set<number>();
  const take = (target: keyof Columns, column: number | undefined) => {
    if (column === undefined) return;
    columns[target] = column;
    taken.add(column);
  };
  // From behind: our own files have the answers last, where a question is called what a column is.
  for (const { id, label } of questions.toReversed()) {
    const own = [label.sv, label.en].map(searchKey).filter(Boolean);
    const column = heads.findLastIndex((head, at) => own.includes(head) && !taken.has(at));
    take(`question_${id}`, column < 0 ? undefined : column);
  }
  const share = (column: number, holds: (cell: string) => boolean) =>
    rows.filter(({ cells }) => holds(cells[column] ?? '')).length / Math.max(1, rows.length);
  // The address first: a list may have a column that only says so.
  for (const target of ['email', ...targets.filter((one) => one !== 'email')] as const) {
    const holds = target === 'email' ? isAddress : isFilled;
    const scored = heads
      .map((head, column) => ({ column, rank: rankOf(target, head) }))
      .filter(({ column, rank }) => rank > 0 && !taken.has(column))
      .map(({ column, rank }) => ({ column, score: rank + 300 * share(column, holds) }));
    // Forms puts a Namn of its own beside the question, and leaves it empty.
    const filled = scored.filter(({ column }) => share(column, isFilled) > 0);
    const best = (filled.length > 0 ? filled : scored).toSorted((a, b) => b.score - a.score)[0];
    take(target, best?.column);
  }
  if (columns.email === undefined || share(columns.email, isAddress) === 0) {
    const found = heads.findIndex(
      (_, column) => share(column, isAddress) > share(column, isFilled) / 2,
    );
    if (found >= 0) columns.email = found;
  }
  return withoutDoubts(columns);
}

const isFilled = (cell: string) => cell !== '';
const isAddress = (cell: string) => parseAddress(addressIn(cell)).ok;

/** 300 for the heading itself, 200 for a heading with it among its words; the surer a little more. */
function rankOf(target: Target, head: string) {
  const known = headings[target];
  const exact = known.indexOf(head);
  if (exact >= 0) return 300 - exact;
  if (!loose.has(target)) return 0;
  const among = known.findIndex((word) => word.length > 3 && ` ${head} `.includes(` ${word} `));
  return among < 0 ? 0 : 200 - among;
}

/** A column of the parts of a name is surer than one that has "name" among other words. */
function withoutDoubts(columns: Columns): Columns {
  const { name, firstName, lastName, ...rest } = columns;
  if (firstName !== undefined && lastName !== undefined) return { ...rest, firstName, lastName };
  return name === undefined ? columns : { ...rest, name };
}
