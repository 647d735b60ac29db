import { and, asc, eq, inArray } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { insertMany } from '../storage/insert-many.ts';
import type { Booking } from './store.ts';

/** Values of one statement: both engines take some thirty thousand values at once. */
const atOnce = 400;

/** Bookings in the order given, which is the order of their ids; active ones stand nowhere else. */
export const insertBookings = insertMany(
  'bookings',
  ['seminarId', 'signUpId', 'state', 'createdAt', 'stateAt', 'calendarUid', 'sequence'],
  { returning: true },
);

/** Of these sign-ups, oldest first. */
export async function listBookingsOf(db: Reader, signUpIds: number[]): Promise<Booking[]> {
  const { bookings: b } = db.tables;
  const found: Booking[] = [];
  for (let from = 0; from < signUpIds.length; from += atOnce) {
    const part = signUpIds.slice(from, from + atOnce);
    found.push(...(await db.select().from(b).where(inArray(b.signUpId, part)).orderBy(asc(b.id))));
  }
  return found;
}

/** Those of a seminar that were offered a seat. */
export async function listOffered(db: Reader, seminarId: number): Promise<Booking[]> {
  const { bookings: b } = db.tables;
  return db
    .select()
    .from(b)
    .where(and(eq(b.seminarId, seminarId), eq(b.state, 'offered')));
}
