import { type PublicSeats, seatsOf } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import { unusedHeld, whoMay } from './limits.ts';
import { readSeats } from './read-seats.ts';
import type { Seminar } from './store.ts';

/** What the public is told of each seminar's seats. Only those with limits cost a query. */
export async function listPublicSeats(
  db: Reader,
  seminars: Seminar[],
  now: Date,
): Promise<Map<number, PublicSeats>> {
  const told = new Map<number, PublicSeats>();
  for (const seminar of seminars) {
    const asks = seminar.needsApproval;
    const plain = { fullFor: [], each: null, heldUntil: null };
    told.set(
      seminar.id,
      seminar.limited
        ? await withinLimits(db, seminar, now)
        : { ...plain, seats: seatsOf(seminar), asks },
    );
  }
  return told;
}

async function withinLimits(db: Reader, seminar: Seminar, now: Date): Promise<PublicSeats> {
  const { state, line } = await readSeats(db, seminar, now);
  const { limits, taken } = state;
  const seatsTaken = seminar.seatsTaken + unusedHeld(state);
  const isFull = seatsTaken >= seminar.capacity || whoMay(state, line).length > 0;
  const ends = limits.held.map(({ until }) => until.getTime());
  const fullFor = [...limits.sectors].filter(
    ([sector, seats]) => (taken.sectors.get(sector) ?? 0) >= seats,
  );
  return {
    seats: seatsOf({ ...seminar, seatsTaken, inLine: isFull ? seminar.inLine : 0 }),
    fullFor: fullFor.map(([sector]) => sector),
    each: limits.each,
    asks: seminar.needsApproval,
    heldUntil: ends.length > 0 ? new Date(Math.min(...ends)) : null,
  };
}
