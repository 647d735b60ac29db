import { record } from '../history/record.ts';
import { storeLetters } from '../mail/outbox.ts';
import type { Tx } from '../storage/database.ts';
import type { Acting } from './acting.ts';
import { answerLetter, invitationLetter, type Occasion } from './letters.ts';
import { limitFacts } from './limit-words.ts';
import { takeSeatFor, whatKeepsFrom } from './place.ts';
import {
  type Booking,
  changeCounters,
  moveBooking,
  placeInLine,
  type Seminar,
  type SignUp,
} from './store.ts';

/**
 * Part of a unit that has locked the seminar: somebody who asked is now as anybody who signs up. A
 * seat if there is one that they may take and nobody who asked before them waits for it, else the
 * line, at the place that their asking gave: how long an answer took costs nobody theirs.
 *
 * @returns The seminar after it; the caller settles.
 */
export async function letIn(
  tx: Tx,
  { booking, signUp }: { booking: Booking; signUp: SignUp },
  occasion: Occasion,
  by: Acting,
): Promise<Seminar> {
  const { seminar, at } = occasion;
  const asker = { organisationId: signUp.organisationId, bookingId: booking.id };
  const seated = await takeSeatFor(tx, seminar, asker, at);
  const after = seated
    ? { ...seminar, seatsTaken: seminar.seatsTaken + 1 }
    : await changeCounters(tx, seminar.id, { line: 1 });
  const moved = await moveBooking(tx, booking.id, ['requested'], {
    state: seated ? 'confirmed' : 'waiting',
    stateAt: at,
    sequence: seated ? (booking.sequence ?? -1) + 1 : booking.sequence,
  });
  if (!moved) throw new Error('A request changed while its seminar was locked');
  const letters = seated
    ? invitationLetter(signUp, moved, occasion, { method: 'REQUEST', reason: 'approved' })
    : await lineLetter(tx, signUp, moved, { ...occasion, seminar: after });
  await storeLetters(tx, letters, at, by.letters);
  await record(tx, {
    at,
    actor: by.actor,
    event: 'booking.approved',
    subject: 'booking',
    subjectId: booking.id,
    details: { before: { state: 'requested' }, after: { state: moved.state } },
  });
  return after;
}

async function lineLetter(tx: Tx, signUp: SignUp, booking: Booking, occasion: Occasion) {
  const { organisationId } = signUp;
  const asker = { organisationId, bookingId: booking.id };
  const met = await whatKeepsFrom(tx, occasion.seminar, asker, occasion.at);
  const what = {
    place: await placeInLine(tx, booking),
    limit: met ? limitFacts(met) : null,
    because: null,
  };
  return answerLetter('booking-approved', signUp, booking, occasion, what);
}
