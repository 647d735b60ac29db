import {
  and,
  asc,
  count,
  countDistinct,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  sql,
} from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { activeStates, type BookingState } from '../storage/values.ts';
import {
  isMergedFrom,
  isNewest,
  isUnreached,
  kin,
  mergedFrom,
  organisationOf,
} from './filter-store.ts';
import type { PeopleList, PeopleScope } from './people.ts';

/** How many people of a seminar are in each state. */
export async function countStates(db: Reader, seminarId: number) {
  const { bookings: b } = db.tables;
  const rows = await db
    .select({ state: b.state, found: count() })
    .from(b)
    .where(and(eq(b.seminarId, seminarId), isNewest(db)))
    .groupBy(b.state);
  const counts = new Map(rows.map(({ state, found }) => [state, Number(found)]));
  return (state: BookingState) => counts.get(state) ?? 0;
}

/** The soonest deadline of the seats offered now. */
export async function findNextDeadline(db: Reader, seminarId: number) {
  const { bookings: b } = db.tables;
  const [row] = await db
    .select({ at: b.offerExpiresAt })
    .from(b)
    .where(and(eq(b.seminarId, seminarId), eq(b.state, 'offered')))
    .orderBy(asc(b.offerExpiresAt))
    .limit(1);
  return row?.at ?? null;
}

export async function countCame(db: Reader, seminarId: number) {
  const { bookings: b } = db.tables;
  const [row] = await db
    .select({ found: count() })
    .from(b)
    .where(and(eq(b.seminarId, seminarId), isNotNull(b.cameAt)));
  return Number(row?.found ?? 0);
}

/** Active sign-ups of a series, and from how many organisations. */
export async function countPeople(db: Reader, list: PeopleList) {
  const { signUps: u } = db.tables;
  const [row] = await db
    .select({ people: count(), organisations: countDistinct(organisationOf(db, list)) })
    .from(u)
    .leftJoin(mergedFrom, isMergedFrom(db, list))
    .where(and(eq(u.seriesId, list.scope.seriesId), isNull(u.cancelledAt)));
  return { people: Number(row?.people ?? 0), organisations: Number(row?.organisations ?? 0) };
}

/** People of a series who wait for an organiser's answer about one seminar or more. */
export async function countAsking(db: Reader, seriesId: number) {
  const { bookings: b, seminars: s } = db.tables;
  const [row] = await db
    .select({ found: countDistinct(b.signUpId) })
    .from(s)
    .innerJoin(b, eq(b.seminarId, s.id))
    .where(and(eq(s.seriesId, seriesId), isNull(s.cancelledAt), eq(b.state, 'requested')));
  return Number(row?.found ?? 0);
}

/** People with a booking that stands, whom no letter reaches. */
export async function countUnreached(db: Reader, { seriesId, seminarId }: PeopleScope) {
  const { signUps: u, bookings: b } = db.tables;
  const isThere = seminarId === null ? undefined : eq(b.seminarId, seminarId);
  const booked = db
    .select({ id: b.id })
    .from(b)
    .where(and(eq(b.signUpId, u.id), inArray(b.state, activeStates), isThere));
  const [row] = await db
    .select({ found: count() })
    .from(u)
    .where(and(isUnreached(db), eq(u.seriesId, seriesId), exists(booked)));
  return Number(row?.found ?? 0);
}

/** Which of these people no letter reaches. */
export async function listUnreached(db: Reader, signUpIds: number[]): Promise<Set<number>> {
  const { signUps: u } = db.tables;
  const rows = await db
    .select({ id: u.id })
    .from(u)
    .where(and(inArray(u.id, signUpIds), isUnreached(db)));
  return new Set(rows.map(({ id }) => id));
}

/**
 * The organisations that people of a series are from, after merging, in the order of the Swedish
 * alphabet.
 */
export function listOrganisationsOf(db: Reader, list: PeopleList, limit: number) {
  const { signUps: u, organisations: o } = db.tables;
  const present = db
    .select({ id: u.id })
    .from(u)
    .where(and(sql`${u.organisationId} = kin.id`, eq(u.seriesId, list.scope.seriesId)));
  return db
    .select({ id: o.id, name: o.name })
    .from(o)
    .where(sql`${o.id} in (select last_id from ${kin(list)} where ${exists(present)})`)
    .orderBy(asc(o.sortKey), asc(o.id))
    .limit(limit);
}

/** What each of these people has at each seminar: the newest booking there. */
export async function listBookingsOf(db: Reader, signUpIds: number[]) {
  const { bookings: b } = db.tables;
  const rows = await db
    .select({
      id: b.id,
      signUpId: b.signUpId,
      seminarId: b.seminarId,
      state: b.state,
      cameAt: b.cameAt,
    })
    .from(b)
    .where(inArray(b.signUpId, signUpIds))
    .orderBy(asc(b.id));
  const newest = new Map(rows.map((row) => [`${row.signUpId} ${row.seminarId}`, row]));
  return (signUpId: number, seminarId: number) => newest.get(`${signUpId} ${seminarId}`);
}

/** Places in the line, from 1, of these bookings. */
export async function listPlaces(db: Reader, seminarId: number, bookingIds: number[]) {
  const { bookings: b } = db.tables;
  const line = db
    .select({ id: b.id, place: sql<number>`row_number() over (order by ${b.id})`.as('place') })
    .from(b)
    .where(and(eq(b.seminarId, seminarId), eq(b.state, 'waiting')))
    .as('line');
  const rows = await db.select().from(line).where(inArray(line.id, bookingIds));
  return new Map(rows.map(({ id, place }) => [id, Number(place)]));
}

/** Bookings in the line of a seminar, first in line first, from the one after `after`. */
export async function listLine(db: Reader, seminarId: number, after: number, limit: number) {
  const { bookings: b } = db.tables;
  const rows = await db
    .select({ id: b.id })
    .from(b)
    .where(and(eq(b.seminarId, seminarId), eq(b.state, 'waiting'), gt(b.id, after)))
    .orderBy(asc(b.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}
