import { and, asc, eq, inArray } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Booking, NewBooking } from './store.ts';

/** Rows of one statement: both engines take some thirty thousand values at once. */
const atOnce = 400;

/** Bookings in the order given, which is the order of their ids; active ones stand nowhere else. */
export async function insertBookings(tx: Tx, rows: NewBooking[]): Promise<Booking[]> {
  const { bookings: b } = tx.tables;
  const inserted: Booking[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce);
    inserted.push(...(await tx.insert(b).values(part).returning()));
  }
  return inserted;
}

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
