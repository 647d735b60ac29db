import { record } from '../history/record.ts';
import { storeLetters } from '../mail/outbox.ts';
import type { Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { invitationLetter } from './letters.ts';
import { release } from './release.ts';
import type { Moment } from './settle.ts';
import {
  findActiveBooking,
  getSeries,
  listSeminarIds,
  lockSeminars,
  moveOffer,
  type Seminar,
  type SignUp,
} from './store.ts';

export type Answer = 'accepted' | 'declined';
export type Answered = Answer | 'already-booked' | 'run-out' | 'over';

/**
 * Takes or leaves the seat that was offered. The clock of this statement decides whether it is in
 * time, not whether the worker has been by. Accepting twice is accepting once.
 */
export function answerOffer(
  services: Services,
  signUp: SignUp,
  seminarNumber: number,
  answer: Answer,
): Promise<Answered> {
  const moment = { at: services.clock(), offerHours: services.config.offerHours };
  return services.database.write(async (tx) => {
    const series = await getSeries(tx, signUp.seriesId);
    const [seminar] = await lockSeminars(tx, await listSeminarIds(tx, series.id, [seminarNumber]));
    if (!seminar) return 'run-out';
    const booking = await findActiveBooking(tx, signUp.id, seminar.id);
    if (booking?.state === 'confirmed') return 'already-booked';
    if (booking?.state !== 'offered') return 'run-out';
    if (seminar.cancelledAt || seminar.startsAt <= moment.at) return 'over';
    if (answer === 'accepted') return accept(tx, signUp, series, seminar, booking.id, moment);
    await release(tx, { signUp, actor: 'attendee' }, series, seminar, booking, moment, 'declined');
    return 'declined';
  });
}

async function accept(
  tx: Tx,
  signUp: SignUp,
  series: Series,
  seminar: Seminar,
  bookingId: number,
  { at }: Moment,
): Promise<Answered> {
  const booking = await moveOffer(tx, bookingId, at, { state: 'confirmed', stateAt: at });
  if (!booking) return 'run-out';
  const what = { method: 'REQUEST', reason: 'accepted' } as const;
  const occasion = { series, seminar, at };
  await storeLetters(tx, invitationLetter(signUp, booking, occasion, what), at);
  await record(tx, {
    at,
    actor: 'attendee',
    event: 'booking.accepted',
    subject: 'booking',
    subjectId: booking.id,
  });
  return 'accepted';
}
