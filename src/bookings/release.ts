import { eraseNeeds } from '../breakfast/index.ts';
import { record } from '../history/record.ts';
import { type Sending, storeLetters } from '../mail/outbox.ts';
import type { Series } from '../series/index.ts';
import type { Tx } from '../storage/database.ts';
import type { BookingState } from '../storage/values.ts';
import { attendee } from './acting.ts';
import { invitationLetter } from './letters.ts';
import { type Moment, settle } from './settle.ts';
import { type Booking, changeCounters, moveBooking, type Seminar, type SignUp } from './store.ts';

/** Who loses a booking, and by whom. */
export interface Leaving {
  signUp: SignUp;
  actor: string;
  letters?: Sending;
  /** Nothing is left of the sign-up after this unit. */
  endsSignUp?: boolean;
}

/**
 * Part of a unit that has locked `seminar`: ends an active booking, takes it out of the person's
 * calendar, and lets the freed seat go to the line.
 */
export async function release(
  tx: Tx,
  who: Leaving,
  series: Series,
  seminar: Seminar,
  booking: Booking,
  moment: Moment,
  end: Extract<BookingState, 'cancelled' | 'declined' | 'expired'> = 'cancelled',
) {
  const hadInvitation = booking.state === 'confirmed';
  const sequence = hadInvitation ? (booking.sequence ?? 0) + 1 : booking.sequence;
  const ended = await moveBooking(tx, booking.id, [booking.state], {
    state: end,
    stateAt: moment.at,
    sequence,
    cancelledBy: end === 'cancelled' ? who.actor : null,
  });
  if (!ended) throw new Error('A booking changed while its seminar was locked');
  await eraseNeeds(tx, seminar, booking.id);
  if (hadInvitation) {
    const occasion = { series, seminar, at: moment.at };
    const letters = invitationLetter(who.signUp, ended, occasion, whatIsSaid(who));
    await storeLetters(tx, letters, moment.at, who.letters);
  }
  await record(tx, {
    at: moment.at,
    actor: who.actor,
    event: `booking.${end}`,
    subject: 'booking',
    subjectId: booking.id,
    details: { before: { state: booking.state }, after: { state: end } },
  });
  if (booking.state === 'requested') return ended;
  const freed = booking.state === 'waiting' ? { line: -1 } : { seats: -1 };
  const after = await changeCounters(tx, seminar.id, freed);
  await settle(tx, series, seminar, after, moment);
  return ended;
}

const whatIsSaid = ({ actor, endsSignUp }: Leaving) => ({
  ...({ method: 'CANCEL', reason: 'left' } as const),
  ...(actor === attendee.actor ? {} : ({ byOrganiser: true } as const)),
  ...(endsSignUp ? ({ endsSignUp: true } as const) : {}),
});
