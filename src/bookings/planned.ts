import {
  isUntouched,
  type Move,
  planMove,
  registrationOf,
  type StillStands,
} from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { listAllStandings } from './concerned.ts';
import type { Standing } from './concerned-store.ts';
import { whoMay } from './limits.ts';
import { readSeats } from './read-seats.ts';
import { offerDeadline } from './seats.ts';
import type { Moment } from './settle.ts';
import type { Seminar } from './store.ts';

/** What an organiser wants to do with a seminar that people have booked. */
export type Planned =
  | { kind: 'move'; move: Required<Omit<Move, 'mapUrl'>> }
  | { kind: 'cancellation' }
  | { kind: 'seats'; capacity: number };

/** The seminar as it will be. */
export function seminarAfter(seminar: Seminar, planned: Planned, now: Date): Seminar {
  if (planned.kind === 'move')
    return { ...seminar, ...planMove(seminar, planned.move, now, true).change };
  if (planned.kind === 'seats') return { ...seminar, capacity: planned.capacity };
  return { ...seminar, cancelledAt: now };
}

/** Whose turn in the line it would be at once, by booking, and until when; as `settle` does it. */
export async function offersNow(db: Reader, seminar: Seminar, { at, offerHours }: Moment) {
  const deadline = offerDeadline(at, seminar.startsAt, offerHours);
  if (!deadline) return { deadline, ids: [] };
  const { state, line } = await readSeats(db, seminar, at);
  return { deadline, ids: whoMay(state, line).map(({ id }) => id) };
}

/** Why nothing can be changed any more. */
export function pastChanging(
  seminar: Seminar,
  now: Date,
  untouched = false,
): 'held' | 'cancelled' | undefined {
  const registration = registrationOf(seminar, now);
  if (registration === 'held' && untouched) return;
  return registration === 'held' || registration === 'cancelled' ? registration : undefined;
}

/**
 * Of all that a preview shows: the seminar, who is concerned and in what state, and the change.
 * A confirmation carries it, and is not heard when it is another by then.
 */
export function previewSeen(
  seminar: Seminar,
  concerned: Standing[],
  planned: Planned,
  offers: number[],
): string {
  const { startsAt, endsAt, venue, address, mapUrl, joinUrl, theme, capacity, sequence } = seminar;
  const rows = concerned
    .toSorted((a, b) => a.id - b.id)
    .map((one) => [one.id, one.state, one.calendarUid, one.sequence]);
  const shown = [seminar.id, startsAt, endsAt, venue, address, mapUrl, joinUrl, theme, capacity];
  return fingerprintOf([...shown, sequence, planned, offers, rows]);
}

/** Whether all is as it was when the preview with this fingerprint was made. */
export const standsAs =
  (fingerprint: string, planned: Planned, moment: Moment): StillStands =>
  async (tx, seminar) => {
    if (pastChanging(seminar, moment.at, await isUntouched(tx, seminar))) return false;
    const standings = await listAllStandings(tx, seminar.id);
    const { ids } = await offersNow(tx, seminarAfter(seminar, planned, moment.at), moment);
    const offers = planned.kind === 'seats' ? ids : [];
    return previewSeen(seminar, standings, planned, offers) === fingerprint;
  };
