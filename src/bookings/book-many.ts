import type { Series } from '../series/index.ts';
import type { Tx } from '../storage/database.ts';
import type { BookingState } from '../storage/values.ts';
import { type LimitMet, limitMet, whoMay, withSeatFor } from './limits.ts';
import { insertBookings, listOffered } from './many-store.ts';
import { readSeats } from './read-seats.ts';
import { type Moment, settle } from './settle.ts';
import { type Booking, changeCounters, placeInLine, type Seminar, type SignUp } from './store.ts';

/** A seat as anybody who signs up, a place in the line, or what has ended elsewhere. */
export type Wish = 'seat' | 'line' | 'requested' | EndedState;
export type EndedState = Extract<BookingState, 'refused' | 'expired' | 'declined' | 'cancelled'>;

/** Somebody who never had a booking of the seminar. */
export interface Booker {
  signUp: SignUp;
  wish: Wish;
  /** Of one who only waits: those with a lower one come before. */
  place: number;
  calendarUid: string;
  since: Date;
}

export interface BookedOne {
  signUp: SignUp;
  booking: Booking;
  /** In the line, from 1. */
  place: number | null;
  /** What keeps one who waits from a seat. */
  limit: LimitMet | null;
}

/**
 * Part of a unit that has locked `seminar`: as `book`, for many at once. First come those who are
 * to have a seat, in their order, then those who only wait.
 */
export async function bookMany(
  tx: Tx,
  series: Series,
  seminar: Seminar,
  bookers: Booker[],
  moment: Moment,
): Promise<BookedOne[]> {
  const take = await seatsAt(tx, seminar, moment.at);
  const placed: { booker: Booker; state: BookingState; limit: LimitMet | null }[] = [];
  for (const booker of bookers.toSorted(inTurn)) {
    const met = booker.wish === 'seat' ? await take(booker.signUp.organisationId) : undefined;
    const state = stateOf(booker.wish, met !== undefined);
    placed.push({ booker, state, limit: state === 'waiting' ? (met ?? { kind: 'full' }) : null });
  }
  const bookings = await insertBookings(
    tx,
    placed.map(({ booker, state }) => ({
      seminarId: seminar.id,
      signUpId: booker.signUp.id,
      state,
      createdAt: booker.since,
      stateAt: booker.since,
      calendarUid: booker.calendarUid,
      sequence: state === 'confirmed' ? 0 : null,
    })),
  );
  const standing = await settleMany(tx, series, seminar, bookings, moment);
  const bySignUp = new Map(standing.map((booking) => [booking.signUpId, booking]));
  const hasMoved = standing !== bookings;
  const booked: BookedOne[] = [];
  let inLine = seminar.inLine;
  for (const { booker, state, limit } of placed) {
    const booking = bySignUp.get(booker.signUp.id);
    if (!booking) throw new Error('A booking was not stored');
    if (state === 'waiting') inLine += 1;
    const waits = booking.state === 'waiting';
    const place = !waits ? null : hasMoved ? await placeInLine(tx, booking) : inLine;
    booked.push({ signUp: booker.signUp, booking, place, limit: waits ? limit : null });
  }
  return booked;
}

const inTurn = (a: Booker, b: Booker) =>
  rank(a.wish) - rank(b.wish) || (a.wish === 'line' ? a.place - b.place : 0);
const rank = (wish: Wish) => (wish === 'seat' ? 0 : wish === 'line' ? 1 : 2);

function stateOf(wish: Wish, isKept: boolean): BookingState {
  if (wish === 'seat') return isKept ? 'waiting' : 'confirmed';
  return wish === 'line' ? 'waiting' : wish;
}

/** The counters, and then the line: some of it may have been offered a seat. */
async function settleMany(
  tx: Tx,
  series: Series,
  seminar: Seminar,
  bookings: Booking[],
  moment: Moment,
) {
  const count = (wanted: BookingState) => bookings.filter(({ state }) => state === wanted).length;
  const [seats, line] = [count('confirmed'), count('waiting')];
  if (seats + line === 0) return bookings;
  const after = await changeCounters(tx, seminar.id, { seats, line });
  const settled = await settle(tx, series, seminar, after, moment);
  if (settled.inLine === after.inLine) return bookings;
  const offered = new Map((await listOffered(tx, seminar.id)).map((one) => [one.id, one]));
  return bookings.map((booking) => offered.get(booking.id) ?? booking);
}

/** Takes one seat after the other for these organisations' people, or tells what keeps one from it. */
async function seatsAt(tx: Tx, seminar: Seminar, at: Date) {
  if (!seminar.limited) return byCounters(seminar);
  const { state, line, personOf } = await readSeats(tx, seminar, at);
  // Who meets a limit lets nobody in who stands before them, so this is asked once.
  const isBehind = whoMay(state, line).length > 0;
  const people = new Map<number, Awaited<ReturnType<typeof personOf>>>();
  let now = state;
  return async (organisationId: number): Promise<LimitMet | undefined> => {
    const person = people.get(organisationId) ?? (await personOf(organisationId));
    people.set(organisationId, person);
    const met = limitMet(now, person);
    if (met || isBehind) return met ?? { kind: 'full' };
    now = withSeatFor(now, person);
  };
}

function byCounters({ capacity, seatsTaken, inLine }: Seminar) {
  let taken = seatsTaken;
  return async (): Promise<LimitMet | undefined> => {
    if (taken >= capacity || inLine > 0) return { kind: 'full' };
    taken += 1;
  };
}
