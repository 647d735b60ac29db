import { and, asc, count, eq, gt, inArray, lte, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first, forUpdate, statement, value } from '../storage/statement.ts';
import { activeStates, type BookingState } from '../storage/values.ts';

export type Seminar = Tables['seminars']['$inferSelect'];
export type SignUp = Tables['signUps']['$inferSelect'];
export type Booking = Tables['bookings']['$inferSelect'];
export type NewBooking = Omit<Tables['bookings']['$inferInsert'], 'id'>;

/* Seminars: the row is the lock, its counters are the seats. */

const seminarIds = statement((db) => {
  const { seminars: s } = db.tables;
  return db
    .select({ id: s.id, number: s.number })
    .from(s)
    .where(eq(s.seriesId, value('seriesId')))
    .orderBy(asc(s.number));
});

/** The ids of a series' seminars with these numbers, in number order. */
export async function listSeminarIds(db: Reader, seriesId: number, numbers: number[] | 'all') {
  const rows = await seminarIds(db, { seriesId });
  const wanted = rows.filter((row) => numbers === 'all' || numbers.includes(row.number));
  return wanted.map((row) => row.id);
}

const lockSeminar = statement((db: Tx) => {
  const { seminars: s } = db.tables;
  return forUpdate(
    db
      .select()
      .from(s)
      .where(eq(s.id, value('id'))),
  );
});

/**
 * Every unit that touches seats, the line or offers begins here, with its seminars in number
 * order. Gives the rows as they stand once nobody else can change them.
 */
export async function lockSeminars(tx: Tx, ids: number[]): Promise<Seminar[]> {
  const rows: Seminar[] = [];
  for (const id of ids) rows.push(...(await lockSeminar(tx, { id })));
  return rows;
}

const takeSeatStatement = statement((db: Tx) => {
  const { seminars: s } = db.tables;
  return db
    .update(s)
    .set({ seatsTaken: sql`${s.seatsTaken} + 1` })
    .where(and(eq(s.id, value('id')), sql`${s.seatsTaken} < ${s.capacity}`, eq(s.inLine, 0)))
    .returning({ id: s.id });
});

/** Takes a seat if there is one that nobody waits for. */
export async function takeSeat(tx: Tx, seminarId: number) {
  return (await takeSeatStatement(tx, { id: seminarId })).length === 1;
}

const moveCounters = statement((db: Tx) => {
  const { seminars: s } = db.tables;
  return db
    .update(s)
    .set({
      seatsTaken: sql`${s.seatsTaken} + ${value('seats')}`,
      inLine: sql`${s.inLine} + ${value('line')}`,
    })
    .where(eq(s.id, value('id')))
    .returning();
});

/** Adds to the counters of a locked seminar; gives the row after. */
export async function changeCounters(
  tx: Tx,
  id: number,
  change: { seats?: number; line?: number },
) {
  const [row] = await moveCounters(tx, { id, seats: change.seats ?? 0, line: change.line ?? 0 });
  if (!row) throw new Error(`No seminar ${id}`);
  return row;
}

export async function setCapacity(tx: Tx, id: number, capacity: number) {
  const { seminars: s } = tx.tables;
  const [row] = await tx.update(s).set({ capacity }).where(eq(s.id, id)).returning();
  if (!row) throw new Error(`No seminar ${id}`);
  return row;
}

const seriesById = statement((db) => {
  const { series } = db.tables;
  return db
    .select()
    .from(series)
    .where(eq(series.id, value('id')));
});

export async function getSeries(db: Reader, id: number) {
  const [row] = await seriesById(db, { id });
  if (!row) throw new Error(`No series ${id}`);
  return row;
}

export async function getSignUp(db: Reader, id: number) {
  const { signUps: u } = db.tables;
  const [row] = await db.select().from(u).where(eq(u.id, id));
  if (!row) throw new Error(`No sign-up ${id}`);
  return row;
}

/* Bookings. */

const activeBookings = statement((db) => {
  const { bookings: b } = db.tables;
  return db
    .select()
    .from(b)
    .where(and(eq(b.signUpId, value('signUpId')), inArray(b.state, activeStates)))
    .orderBy(asc(b.id));
});

export const listActiveBookings = (db: Reader, signUpId: number) =>
  activeBookings(db, { signUpId });

export async function areAllActive(db: Reader, bookingIds: number[]) {
  if (bookingIds.length === 0) return true;
  const { bookings: b } = db.tables;
  const rows = await db
    .select({ id: b.id })
    .from(b)
    .where(and(inArray(b.id, bookingIds), inArray(b.state, activeStates)));
  return rows.length === bookingIds.length;
}

export function findActiveBooking(db: Reader, signUpId: number, seminarId: number) {
  const { bookings: b } = db.tables;
  return first(
    db
      .select()
      .from(b)
      .where(
        and(eq(b.signUpId, signUpId), eq(b.seminarId, seminarId), inArray(b.state, activeStates)),
      ),
  );
}

const calendarEntries = statement((db) => {
  const { bookings: b, signUps: u } = db.tables;
  return db
    .select({ seminarId: b.seminarId, calendarUid: b.calendarUid, sequence: b.sequence })
    .from(u)
    .innerJoin(b, eq(b.signUpId, u.id))
    .where(and(eq(u.email, value('email')), eq(u.seriesId, value('seriesId'))))
    .orderBy(asc(b.id));
});

/** What an address's calendar already holds of a series, oldest first (CAL-07). */
export const listCalendarEntries = (db: Reader, seriesId: number, email: string) =>
  calendarEntries(db, { seriesId, email });

const insertBookingStatement = statement((db: Tx) => {
  const { bookings: b } = db.tables;
  return db
    .insert(b)
    .values({
      seminarId: value('seminarId'),
      signUpId: value('signUpId'),
      state: value('state'),
      createdAt: value('createdAt', b.createdAt),
      stateAt: value('stateAt', b.stateAt),
      calendarUid: value('calendarUid'),
      sequence: value('sequence'),
    })
    .returning();
});

export async function insertBooking(tx: Tx, row: NewBooking) {
  const [booking] = await insertBookingStatement(tx, { ...row });
  if (!booking) throw new Error('An active booking stands already');
  return booking;
}

/** Moves a booking from one of the states `from`; undefined when it was in none of them. */
export function moveBooking(
  tx: Tx,
  id: number,
  from: readonly BookingState[],
  change: Partial<NewBooking>,
) {
  const { bookings: b } = tx.tables;
  return first(
    tx
      .update(b)
      .set(change)
      .where(and(eq(b.id, id), inArray(b.state, [...from])))
      .returning(),
  );
}

/** As `moveBooking` from `offered`, if the offer has not run out at `at`. */
export function moveOffer(tx: Tx, id: number, at: Date, change: Partial<NewBooking>) {
  const { bookings: b } = tx.tables;
  return first(
    tx
      .update(b)
      .set({ ...change, sequence: sql`coalesce(${b.sequence} + 1, 0)` })
      .where(and(eq(b.id, id), eq(b.state, 'offered'), gt(b.offerExpiresAt, at)))
      .returning(),
  );
}

/** First in the line, with the person; ids follow the order in which the seminar was locked. */
export function findFirstInLine(db: Reader, seminarId: number) {
  const { bookings: b, signUps: u } = db.tables;
  return first(
    db
      .select({ booking: b, signUp: u })
      .from(b)
      .innerJoin(u, eq(u.id, b.signUpId))
      .where(and(eq(b.seminarId, seminarId), eq(b.state, 'waiting')))
      .orderBy(asc(b.id))
      .limit(1),
  );
}

/** Place in the line, from 1. */
export async function placeInLine(db: Reader, booking: Booking) {
  const { bookings: b } = db.tables;
  const [row] = await db
    .select({ place: count() })
    .from(b)
    .where(and(eq(b.seminarId, booking.seminarId), eq(b.state, 'waiting'), lte(b.id, booking.id)));
  return Number(row?.place ?? 0);
}

export type RunOutOffer = Pick<Booking, 'id' | 'seminarId' | 'signUpId'>;

/** Offers that ran out before `now`, oldest first. */
export function listRunOutOffers(db: Reader, now: Date, limit = 100) {
  const { bookings: b } = db.tables;
  return db
    .select({ id: b.id, seminarId: b.seminarId, signUpId: b.signUpId })
    .from(b)
    .where(and(eq(b.state, 'offered'), lte(b.offerExpiresAt, now)))
    .orderBy(asc(b.offerExpiresAt), asc(b.id))
    .limit(limit);
}
