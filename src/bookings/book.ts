import type { NewLetter } from '../mail/letter.ts';
import type { Series } from '../series/index.ts';
import type { Tx } from '../storage/database.ts';
import { invitationLetter } from './letters.ts';
import { takeSeatFor } from './place.ts';
import { type Moment, settle } from './settle.ts';
import {
  type Booking,
  changeCounters,
  insertBooking,
  listActiveBookings,
  listCalendarEntries,
  type Seminar,
  type SignUp,
} from './store.ts';

export interface Booked {
  /** The bookings made now, in seminar order. */
  made: Booking[];
  /** Those that stood before. */
  stood: Booking[];
  /** An invitation for each seat; the caller stores them, or withholds them. */
  invitations: NewLetter[];
}

/** A calendar uid for life: opaque, and the same however often the unit runs (CAL-02). */
export type NewUid = (seminar: Pick<Seminar, 'number'>) => string;

/** What booking is told of the moment. */
export type BookingMoment = Moment & {
  newUid: NewUid;
  /** An organiser's own act: where seminars ask for approval, it has it. */
  isApproved: boolean;
};

/**
 * Part of a unit that has locked `seminars`: books each that the person does not have. A free seat
 * confirms, a full seminar joins the line; where each person is approved, it waits for that first.
 */
export async function book(
  tx: Tx,
  person: { signUp: SignUp; isNew: boolean },
  series: Series,
  seminars: Seminar[],
  moment: BookingMoment,
): Promise<Booked> {
  const { signUp } = person;
  const stood = person.isNew ? [] : await listActiveBookings(tx, signUp.id);
  const entries = signUp.email ? await listCalendarEntries(tx, series.id, signUp.email) : [];
  const booked: Booked = { made: [], stood, invitations: [] };
  for (const seminar of seminars) {
    if (stood.some((booking) => booking.seminarId === seminar.id)) continue;
    const earlier = entries.findLast((entry) => entry.seminarId === seminar.id);
    const booking = await bookOne(tx, signUp, series, seminar, earlier, moment);
    booked.made.push(booking);
    if (booking.state !== 'confirmed') continue;
    const occasion = { series, seminar, at: moment.at };
    const what = { method: 'REQUEST', reason: 'booked' } as const;
    booked.invitations.push(...invitationLetter(signUp, booking, occasion, what));
  }
  return booked;
}

async function bookOne(
  tx: Tx,
  signUp: SignUp,
  series: Series,
  seminar: Seminar,
  earlier: { calendarUid: string; sequence: number | null } | undefined,
  moment: BookingMoment,
) {
  const row = {
    seminarId: seminar.id,
    signUpId: signUp.id,
    createdAt: moment.at,
    stateAt: moment.at,
    calendarUid: earlier?.calendarUid ?? moment.newUid(seminar),
    sequence: earlier?.sequence ?? null,
  };
  if (seminar.needsApproval && !moment.isApproved) {
    return insertBooking(tx, { ...row, state: 'requested' });
  }
  const seated = await takeSeatFor(tx, seminar, signUp, moment.at);
  const after = seated
    ? { ...seminar, seatsTaken: seminar.seatsTaken + 1 }
    : await changeCounters(tx, seminar.id, { line: 1 });
  const nextSequence = earlier?.sequence == null ? 0 : earlier.sequence + 1;
  const booking = await insertBooking(tx, {
    ...row,
    state: seated ? 'confirmed' : 'waiting',
    sequence: seated ? nextSequence : row.sequence,
  });
  await settle(tx, series, seminar, after, moment);
  return booking;
}
