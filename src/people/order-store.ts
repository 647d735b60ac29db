import type { Column } from 'drizzle-orm/column';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { isMergedFrom, mergedFrom, organisationOf } from './filter-store.ts';
import type { Cursor, Cut, PeopleList } from './people.ts';

type Order = (Column | SQL)[];

/** What the rows of a series' list are sorted by. */
export function personOrder(db: Reader, { filter: { sort } }: PeopleList): Order {
  const { signUps: u, organisations: o } = db.tables;
  if (sort === 'when') return [u.id];
  if (sort === 'organisation') return [o.sortKey, o.id, u.sortKey, u.id];
  return [u.sortKey, u.id];
}

/**
 * What rows with a booking are sorted by. States sort as their English names do, and the line by
 * itself: both are the order of the index.
 */
export function bookingOrder(db: Reader, list: PeopleList): Order {
  const { bookings: b } = db.tables;
  if (list.scope.seminarId === null) return [...personOrder(db, list), b.id];
  if (list.filter.sort === 'state') return [b.state, b.id];
  return list.filter.sort === 'when' ? [b.id] : personOrder(db, list);
}

export const sorted = (order: Order, list: PeopleList, cut: Cut) =>
  order.map((column) => (isFalling(list, cut) ? desc(column) : asc(column)));

/** Only what comes after the row that the part begins from (keyset). */
export async function isBeyond(db: Reader, list: PeopleList, order: Order, cut: Cut) {
  const past = cut.from && (await keysOf(db, list, order, cut.from));
  if (!past) return;
  const tuple = (parts: SQL[]) => sql`(${sql.join(parts, sql`, `)})`;
  const columns = tuple(order.map((column) => sql`${column}`));
  const values = tuple(past.map((value) => sql`${value}`));
  return isFalling(list, cut) ? sql`${columns} < ${values}` : sql`${columns} > ${values}`;
}

const isFalling = ({ filter }: PeopleList, { backwards = false }: Cut) =>
  filter.descending !== backwards;

/** What that row is sorted by; undefined when there is no such row. */
async function keysOf(db: Reader, list: PeopleList, order: Order, at: Cursor) {
  const { signUps: u, bookings: b, organisations: o } = db.tables;
  const { seriesId, seminarId } = list.scope;
  const fields = Object.fromEntries(order.map((column, n) => [`key${n}`, sql`${column}`]));
  const isBooking = at.bookingId
    ? eq(b.id, at.bookingId)
    : seminarId === null
      ? undefined
      : eq(b.seminarId, seminarId);
  const [row] = await db
    .select(fields)
    .from(u)
    .leftJoin(b, eq(b.signUpId, u.id))
    .leftJoin(mergedFrom, isMergedFrom(db, list))
    .innerJoin(o, eq(o.id, organisationOf(db, list)))
    .where(and(eq(u.id, at.id), eq(u.seriesId, seriesId), isBooking))
    .orderBy(desc(b.id))
    .limit(1);
  return row && order.map((_, n) => row[`key${n}`]);
}
