import { record } from '../history/record.ts';
import { storeLetters } from '../mail/outbox.ts';
import { raiseVersion, type Series, seatsOf } from '../series/index.ts';
import type { Tx } from '../storage/database.ts';
import { offerLetter } from './letters.ts';
import { whoMay } from './limits.ts';
import { readSeats } from './read-seats.ts';
import { hasSeatForLine, offerDeadline } from './seats.ts';
import {
  changeCounters,
  findFirstInLine,
  getSeries,
  getSignUp,
  lockSeminars,
  moveBooking,
  type Seminar,
  type SignUp,
} from './store.ts';

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
  const told = [before, settled].map((seminar) => JSON.stringify(seatsOf(seminar)));
  // What limits leave free cannot be told by the counters.
  if (before.limited || settled.limited || told[0] !== told[1]) await raiseVersion(tx, series.id);
  return settled;
}

/**
 * Part of a unit: gives the seminar's free seats to those in its line who may take them, after
 * anything that may have let somebody in, as a change of organisations.
 */
export async function settleSeminar(tx: Tx, seminarId: number, moment: Moment) {
  const [seminar] = await lockSeminars(tx, [seminarId]);
  if (!seminar || seminar.startsAt <= moment.at) return;
  await settle(tx, await getSeries(tx, seminar.seriesId), seminar, seminar, moment);
}

async function offerFreeSeats(tx: Tx, series: Series, locked: Seminar, moment: Moment) {
  if (!hasSeatForLine(locked) || locked.cancelledAt) return locked;
  const deadline = offerDeadline(moment.at, locked.startsAt, moment.offerHours);
  if (!deadline) return locked;
  const offer = (seminar: Seminar, next: { id: number; signUp: SignUp }) =>
    offerTo(tx, { series, seminar, at: moment.at }, next, deadline);
  return locked.limited
    ? offerWithinLimits(tx, locked, moment.at, offer)
    : offerInOrder(tx, locked, offer);
}

type Offer = (seminar: Seminar, next: { id: number; signUp: SignUp }) => Promise<Seminar>;

async function offerInOrder(tx: Tx, locked: Seminar, offer: Offer) {
  let seminar = locked;
  while (hasSeatForLine(seminar)) {
    const next = await findFirstInLine(tx, seminar.id);
    if (!next) throw new Error(`The line of seminar ${seminar.id} is shorter than its counter`);
    seminar = await offer(seminar, { id: next.booking.id, signUp: next.signUp });
  }
  return seminar;
}

async function offerWithinLimits(tx: Tx, locked: Seminar, at: Date, offer: Offer) {
  const { state, line } = await readSeats(tx, locked, at);
  let seminar = locked;
  for (const { id, signUpId } of whoMay(state, line)) {
    seminar = await offer(seminar, { id, signUp: await getSignUp(tx, signUpId) });
  }
  return seminar;
}

async function offerTo(
  tx: Tx,
  occasion: { series: Series; seminar: Seminar; at: Date },
  { id, signUp }: { id: number; signUp: SignUp },
  deadline: Date,
) {
  const { seminar, at } = occasion;
  const change = { state: 'offered', stateAt: at, offerExpiresAt: deadline } as const;
  const booking = await moveBooking(tx, id, ['waiting'], change);
  if (!booking) throw new Error('The first in line left while the seminar was locked');
  const after = await changeCounters(tx, seminar.id, { seats: 1, line: -1 });
  await storeLetters(tx, offerLetter('offer', signUp, booking, occasion), at);
  const entry = { at, actor: 'service', event: 'booking.offered', subject: 'booking' };
  await record(tx, { ...entry, subjectId: id });
  return after;
}
