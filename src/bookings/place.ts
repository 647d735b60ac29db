import type { Reader, Tx } from '../storage/database.ts';
import { type LimitMet, limitMet, whoMay } from './limits.ts';
import { readSeats } from './read-seats.ts';
import { placeFor } from './seats.ts';
import { changeCounters, findFirstInLine, type Seminar, takeSeat } from './store.ts';

interface Asker {
  organisationId: number;
  /** The booking they asked with: those who asked later stand behind it. */
  bookingId?: number;
}

/**
 * Part of a unit that has locked `seminar`: takes a seat if this person may have one and nobody
 * before them waits for it. Without limits the counters alone decide.
 */
export async function takeSeatFor(tx: Tx, seminar: Seminar, asker: Asker, at: Date) {
  if (!seminar.limited && asker.bookingId === undefined) {
    return placeFor(seminar) === 'confirmed' && takeSeat(tx, seminar.id);
  }
  if (await whatKeepsFrom(tx, seminar, asker, at)) return false;
  await changeCounters(tx, seminar.id, { seats: 1 });
  return true;
}

/** Why this person would get no seat now, if they asked; undefined if they would. */
export async function whatKeepsFrom(
  db: Reader,
  seminar: Seminar,
  { organisationId, bookingId = Number.POSITIVE_INFINITY }: Asker,
  at: Date,
): Promise<LimitMet | undefined> {
  if (!seminar.limited) {
    if (seminar.seatsTaken >= seminar.capacity) return { kind: 'full' };
    return (await isBehind(db, seminar, bookingId)) ? { kind: 'line' } : undefined;
  }
  const { state, line, personOf } = await readSeats(db, seminar, at);
  const met = limitMet(state, await personOf(organisationId));
  if (met) return met;
  const ahead = line.filter(({ id }) => id < bookingId);
  return whoMay(state, ahead).length > 0 ? { kind: 'line' } : undefined;
}

async function isBehind(db: Reader, { id, inLine }: Seminar, bookingId: number) {
  if (inLine === 0 || bookingId === Number.POSITIVE_INFINITY) return inLine > 0;
  const first = await findFirstInLine(db, id);
  return first !== undefined && first.booking.id < bookingId;
}
