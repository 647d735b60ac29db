import type { Reader } from '../storage/database.ts';
import type { ListColumn } from './columns.ts';
import {
  type BookingRow,
  type Cut,
  type PeopleFilter,
  type PeopleList,
  type PeoplePlace,
  type PersonRow,
  peopleQuery,
} from './people.ts';
import { countBookingRows, countPersonRows, listBookingRows, listPersonRows } from './store.ts';

const perPage = 50;

export type ListedRow = PersonRow | BookingRow;

export interface Found {
  list: PeopleList;
  place: PeoplePlace;
}
export interface FoundRows {
  rows: ListedRow[];
  hasMore: boolean;
  total: number;
}

/** The rows of one page, and how many there are in all. */
export async function foundIn(db: Reader, { list, place }: Found): Promise<FoundRows> {
  const total = await (list.scope.seminarId === null ? countPersonRows : countBookingRows)(
    db,
    list,
  );
  return { ...(await pageOf(db, list, place, total)), total };
}

/** One row more than a page tells whether there is another. */
async function pageOf(
  db: Reader,
  list: PeopleList,
  { after, before, isLast }: PeoplePlace,
  total: number,
): Promise<{ rows: ListedRow[]; hasMore: boolean }> {
  const backwards = isLast || (after === null && before !== null);
  const from = after ?? before;
  const full = isLast ? total % perPage || perPage : perPage;
  const cut: Cut = { from: from ? { id: from } : null, backwards, limit: full + 1 };
  const found: ListedRow[] =
    list.scope.seminarId === null
      ? await listPersonRows(db, list, cut)
      : await listBookingRows(db, list, cut);
  const rows = backwards ? found.slice(-full) : found.slice(0, full);
  return { rows, hasMore: found.length > full };
}

/** Where a page stands among the others, and the addresses of those. */
export interface Paging {
  /** Numbers of the first and last row shown. */
  span: { from: number; to: number };
  page: number;
  pages: number;
  first: string | null;
  previous: string | null;
  next: string | null;
  last: string | null;
}

export function pagingOf(
  asked: { filter: PeopleFilter; columns: ListColumn[] | null; place: PeoplePlace },
  { rows, hasMore }: { rows: { id: number }[]; hasMore: boolean },
  total: number,
): Paging {
  const { place } = asked;
  const pages = Math.max(1, Math.ceil(total / perPage));
  const backwards = place.isLast || (place.after === null && place.before !== null);
  const hasNext = backwards ? !place.isLast : hasMore;
  const hasPrevious = backwards ? hasMore : place.after !== null;
  const page = place.isLast ? pages : Math.max(place.page, hasPrevious ? 2 : 1);
  const at = (more: Record<string, string | number>) =>
    peopleQuery(asked.filter, asked.columns, more);
  const [top, bottom] = [rows.at(0), rows.at(-1)];
  const from = rows.length > 0 ? (page - 1) * perPage + 1 : 0;
  return {
    span: { from, to: from + Math.max(0, rows.length - 1) },
    page,
    pages,
    first: hasPrevious && page > 2 ? at({}) : null,
    previous: top && hasPrevious ? at({ before: top.id, page: page - 1 }) : null,
    next: bottom && hasNext ? at({ after: bottom.id, page: page + 1 }) : null,
    last: hasNext && page < pages - 1 ? at({ last: 1 }) : null,
  };
}
