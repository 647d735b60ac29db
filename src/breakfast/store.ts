import { and, asc, count, eq, gt, inArray, isNotNull, lte, notInArray, or } from 'drizzle-orm/sql';
import type { Seminar } from '../series/index.ts';
import type { Reader, Tx } from '../storage/database.ts';
import { first, forUpdate } from '../storage/statement.ts';
import { activeStates, type Need } from '../storage/values.ts';
import type { BookingEvent, CountedBooking } from './headcount.ts';

/** Active bookings of one person to these seminars, with the needs told for each. */
export async function listNeeds(db: Reader, signUpId: number, seminarIds: number[]) {
  const { bookings: b, bookingNeeds: n } = db.tables;
  const rows = await db
    .select({ bookingId: b.id, seminarId: b.seminarId, need: n.need })
    .from(b)
    .leftJoin(n, eq(n.bookingId, b.id))
    .where(
      and(
        eq(b.signUpId, signUpId),
        inArray(b.seminarId, seminarIds),
        inArray(b.state, activeStates),
      ),
    )
    .orderBy(asc(b.id), asc(n.id));
  const found = new Map<number, Need[]>();
  for (const { bookingId, need } of rows) {
    found.set(bookingId, [...(found.get(bookingId) ?? []), ...(need ? [need] : [])]);
  }
  return found;
}

export async function insertNeeds(tx: Tx, bookingId: number, needs: Need[]) {
  const { bookingNeeds } = tx.tables;
  if (needs.length === 0) return;
  await tx
    .insert(bookingNeeds)
    .values(needs.map((need) => ({ bookingId, need })))
    .onConflictDoNothing();
}

export async function deleteNeedsOf(tx: Tx, bookingId: number) {
  const { bookingNeeds: n } = tx.tables;
  await tx.delete(n).where(eq(n.bookingId, bookingId));
}

/** Of everybody who is or was booked to the seminar. */
export async function deleteNeedsAt(tx: Tx, seminarId: number) {
  const { bookings: b, bookingNeeds: n } = tx.tables;
  const booked = tx.select({ id: b.id }).from(b).where(eq(b.seminarId, seminarId));
  await tx.delete(n).where(inArray(n.bookingId, booked));
}

/** Of bookings that ended, whatever ended them. */
export async function deleteNeedsOfEnded(tx: Tx) {
  const { bookings: b, bookingNeeds: n } = tx.tables;
  const ended = tx
    .select({ id: b.id })
    .from(b)
    .innerJoin(n, eq(n.bookingId, b.id))
    .where(notInArray(b.state, [...activeStates]));
  await tx.delete(n).where(inArray(n.bookingId, ended));
}

/** Seminars with needs that have had their time: held long enough ago, or called off. */
export async function listOverdue(db: Reader, endedBy: Date): Promise<number[]> {
  const { bookings: b, bookingNeeds: n, seminars: s } = db.tables;
  const rows = await db
    .selectDistinct({ id: s.id })
    .from(n)
    .innerJoin(b, eq(b.id, n.bookingId))
    .innerJoin(s, eq(s.id, b.seminarId))
    .where(or(lte(s.endsAt, endedBy), isNotNull(s.cancelledAt)));
  return rows.map(({ id }) => id);
}

export async function hasNeedsOfEnded(db: Reader) {
  const { bookings: b, bookingNeeds: n } = db.tables;
  const [row] = await db
    .select({ id: n.id })
    .from(n)
    .innerJoin(b, eq(b.id, n.bookingId))
    .where(notInArray(b.state, [...activeStates]))
    .limit(1);
  return row !== undefined;
}

/** How many breakfasts of each kind: of those who have a seat. */
export async function countNeeds(db: Reader, seminarId: number): Promise<Map<Need, number>> {
  const { bookings: b, bookingNeeds: n } = db.tables;
  const rows = await db
    .select({ need: n.need, breakfasts: count() })
    .from(n)
    .innerJoin(b, eq(b.id, n.bookingId))
    .where(and(eq(b.seminarId, seminarId), eq(b.state, 'confirmed')))
    .groupBy(n.need);
  return new Map(rows.map(({ need, breakfasts }) => [need, Number(breakfasts)]));
}

/** Every booking ever made to the seminar, without who made it. */
export function listCounted(db: Reader, seminarId: number): Promise<CountedBooking[]> {
  const { bookings: b } = db.tables;
  return db
    .select({ id: b.id, state: b.state, createdAt: b.createdAt, stateAt: b.stateAt })
    .from(b)
    .where(eq(b.seminarId, seminarId));
}

/** What was done about the seminar's bookings after an instant, oldest first. */
export function listEventsSince(db: Reader, seminarId: number, at: Date): Promise<BookingEvent[]> {
  const { bookings: b, history: h } = db.tables;
  return db
    .select({ bookingId: b.id, event: h.event, details: h.details })
    .from(b)
    .innerJoin(h, and(eq(h.subject, 'booking'), eq(h.subjectId, b.id)))
    .where(and(eq(b.seminarId, seminarId), gt(b.stateAt, at), gt(h.at, at)))
    .orderBy(asc(h.id));
}

/** Locks the seminar until the unit ends. */
export function lockSeminar(tx: Tx, id: number): Promise<Seminar | undefined> {
  const { seminars } = tx.tables;
  return first(forUpdate(tx.select().from(seminars).where(eq(seminars.id, id))));
}

type Breakfast = Partial<Pick<Seminar, 'asksNeeds' | 'headcountAt'>>;

export async function updateBreakfast(tx: Tx, id: number, change: Breakfast) {
  const { seminars } = tx.tables;
  await tx.update(seminars).set(change).where(eq(seminars.id, id));
}
