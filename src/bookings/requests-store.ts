import { and, asc, desc, eq, inArray } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { first } from '../storage/statement.ts';

/** Requests of a person that were refused, newest first. */
export function listRefusals(db: Reader, signUpId: number) {
  const { bookings: b } = db.tables;
  return db
    .select()
    .from(b)
    .where(and(eq(b.signUpId, signUpId), eq(b.state, 'refused')))
    .orderBy(desc(b.id));
}

/** Bookings by id, each with its person, in the order in which they were made. */
export function listBookingsById(db: Reader, ids: number[]) {
  const { bookings: b, signUps: u } = db.tables;
  return db
    .select({ booking: b, signUp: u })
    .from(b)
    .innerJoin(u, eq(u.id, b.signUpId))
    .where(inArray(b.id, ids))
    .orderBy(asc(b.id));
}

export function findBookingOf(db: Reader, seminarId: number, id: number) {
  const { bookings: b, signUps: u } = db.tables;
  return first(
    db
      .select({ booking: b, person: u })
      .from(b)
      .innerJoin(u, eq(u.id, b.signUpId))
      .where(and(eq(b.seminarId, seminarId), eq(b.id, id))),
  );
}

/** The ids of these seminars in the order in which they are locked. */
export async function inLockingOrder(db: Reader, ids: number[]) {
  const { seminars: s } = db.tables;
  const rows = await db
    .select({ id: s.id })
    .from(s)
    .where(inArray(s.id, ids))
    .orderBy(asc(s.seriesId), asc(s.number));
  return rows.map(({ id }) => id);
}

/** Those who wait for an answer, with their organisations, in the order in which they asked. */
export function listRequests(db: Reader, seminarId: number, limit: number) {
  const { bookings: b, signUps: u, organisations: o } = db.tables;
  return db
    .select({ booking: b, person: u, organisation: o.name, sector: o.sector })
    .from(b)
    .innerJoin(u, eq(u.id, b.signUpId))
    .innerJoin(o, eq(o.id, u.organisationId))
    .where(and(eq(b.seminarId, seminarId), eq(b.state, 'requested')))
    .orderBy(asc(b.id))
    .limit(limit);
}
