import { lockSeminars } from '../bookings/index.ts';
import { record } from '../history/record.ts';
import { raiseVersion, type Seminar } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import type { CheckInKind } from '../storage/values.ts';
import {
  type Booking,
  freeze,
  insertCheckIn,
  listBatch,
  listBookingsIn,
  setCameAt,
} from './check-in-store.ts';
import { canMark } from './marking.ts';

export interface CheckIn {
  seminarId: number;
  bookingIds: number[];
  kind: CheckInKind;
  /** Of the form: sent twice it marks once. */
  nonce: string;
  actor: string;
}

export type CheckedIn =
  /** How many are marked now that were not before, and how many could not be: they have no seat. */
  | { kind: 'marked'; count: number; skipped: number }
  | { kind: 'too-early' }
  | { kind: 'cancelled' }
  /** A booking that is not of this seminar; nothing was changed. */
  | { kind: 'unknown' };

/** Marks who came to a seminar, or takes the mark away: one or many, each a row of its own. */
export function checkIn(services: Services, request: CheckIn): Promise<CheckedIn> {
  const at = services.clock();
  return services.database.write((tx) => checkInAt(tx, request, at));
}

/** Takes away what was marked in one go, by the nonce it was sent with. */
export function undoCheckIns(
  services: Services,
  batch: string,
  request: Omit<CheckIn, 'bookingIds' | 'kind'>,
): Promise<CheckedIn> {
  const at = services.clock();
  return services.database.write(async (tx) => {
    const bookingIds = await listBatch(tx, request.seminarId, batch);
    return checkInAt(tx, { ...request, bookingIds, kind: 'undone' }, at);
  });
}

async function checkInAt(tx: Tx, request: CheckIn, at: Date): Promise<CheckedIn> {
  const [seminar] = await lockSeminars(tx, [request.seminarId]);
  if (!seminar) return { kind: 'unknown' };
  if (seminar.cancelledAt) return { kind: 'cancelled' };
  if (!canMark(seminar, at)) return { kind: 'too-early' };
  const ids = [...new Set(request.bookingIds)];
  const bookings = ids.length > 0 ? await listBookingsIn(tx, seminar.id, ids) : [];
  if (bookings.length < ids.length) return { kind: 'unknown' };
  const able = request.kind === 'came' ? bookings.filter(isSeated) : bookings;
  let count = 0;
  for (const booking of able) if (await mark(tx, seminar, booking, request, at)) count += 1;
  // The public page tells how many came.
  if (count > 0) await raiseVersion(tx, seminar.seriesId);
  return { kind: 'marked', count, skipped: bookings.length - able.length };
}

const isSeated = ({ state }: Booking) => state === 'confirmed';

async function mark(
  tx: Tx,
  seminar: Seminar,
  booking: Booking,
  { kind, nonce, actor }: CheckIn,
  at: Date,
) {
  const isMarked = booking.cameAt !== null;
  if (isMarked === (kind === 'came')) return false;
  const scan = { bookingId: booking.id, kind, nonce: `${nonce}:${booking.id}`, at, actor };
  if (!(await insertCheckIn(tx, scan))) return false;
  const cameAt = kind === 'came' ? at : null;
  await setCameAt(tx, booking.id, cameAt);
  if (kind === 'came' && seminar.startsAt <= at) await freeze(tx, [booking.id]);
  await record(tx, {
    at,
    actor,
    event: kind === 'came' ? 'booking.came' : 'booking.came_undone',
    subject: 'booking',
    subjectId: booking.id,
    details: { before: { cameAt: booking.cameAt }, after: { cameAt } },
  });
  return true;
}
