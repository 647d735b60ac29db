import { record } from '../history/record.ts';
import { storeLetters } from '../mail/outbox.ts';
import { raiseVersion, type Series, seatsOf } from '../series/index.ts';
import type { Tx } from '../storage/database.ts';
import { offerLetter } from './letters.ts';
import { hasSeatForLine, offerDeadline } from './seats.ts';
import { changeCounters, findFirstInLine, moveBooking, type Seminar } from './store.ts';

/** What a verb is told of the moment: one instant for the whole unit. */
export interface Moment {
  at: Date;
  offerHours: number;
}

/**
 * How every unit that moved seats ends: freed seats go to the line, in the same unit, and public
 * pages learn of it if they show it. `before` and `after` are the locked row then and now.
 */
export async function settle(
  tx: Tx,
  series: Series,
  before: Seminar,
  after: Seminar,
  moment: Moment,
) {
  const settled = await offerFreeSeats(tx, series, after, moment);
  if (JSON.stringify(seatsOf(before)) !== JSON.stringify(seatsOf(settled))) {
    await raiseVersion(tx, series.id);
  }
}

async function offerFreeSeats(tx: Tx, series: Series, locked: Seminar, moment: Moment) {
  if (!hasSeatForLine(locked) || locked.cancelledAt) return locked;
  let seminar = locked;
  const deadline = offerDeadline(moment.at, seminar.startsAt, moment.offerHours);
  if (!deadline) return seminar;
  while (hasSeatForLine(seminar)) {
    const next = await findFirstInLine(tx, seminar.id);
    if (!next) throw new Error(`The line of seminar ${seminar.id} is shorter than its counter`);
    const booking = await moveBooking(tx, next.booking.id, ['waiting'], {
      state: 'offered',
      stateAt: moment.at,
      offerExpiresAt: deadline,
    });
    if (!booking) throw new Error('The first in line left while the seminar was locked');
    seminar = await changeCounters(tx, seminar.id, { seats: 1, line: -1 });
    const occasion = { series, seminar, at: moment.at };
    await storeLetters(tx, offerLetter('offer', next.signUp, booking, occasion), moment.at);
    await record(tx, {
      at: moment.at,
      actor: 'service',
      event: 'booking.offered',
      subject: 'booking',
      subjectId: booking.id,
    });
  }
  return seminar;
}
