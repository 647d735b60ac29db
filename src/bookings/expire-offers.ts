import { storeLetters } from '../mail/outbox.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { offerLetter } from './letters.ts';
import { release } from './release.ts';
import type { Moment } from './settle.ts';
import {
  findActiveBooking,
  getSeries,
  getSignUp,
  listRunOutOffers,
  lockSeminars,
  type RunOutOffer,
} from './store.ts';

/** Ends the offers that ran out, each in its own unit, and offers the seats on. Gives how many. */
export async function expireOffers(services: Services): Promise<number> {
  const moment = { at: services.clock(), offerHours: services.config.offerHours };
  let expired = 0;
  for (const offer of await listRunOutOffers(services.database.read, moment.at)) {
    if (await services.database.write((tx) => expire(tx, offer, moment))) expired += 1;
  }
  return expired;
}

async function expire(tx: Tx, offer: RunOutOffer, moment: Moment) {
  const [seminar] = await lockSeminars(tx, [offer.seminarId]);
  const booking = await findActiveBooking(tx, offer.signUpId, offer.seminarId);
  if (!seminar || !booking || booking.id !== offer.id || booking.state !== 'offered') return false;
  if (!booking.offerExpiresAt || booking.offerExpiresAt > moment.at) return false;
  const signUp = await getSignUp(tx, offer.signUpId);
  const series = await getSeries(tx, seminar.seriesId);
  const who = { signUp, actor: 'service' };
  await release(tx, who, series, seminar, booking, moment, 'expired');
  if (seminar.cancelledAt) return true;
  const occasion = { series, seminar, at: moment.at };
  await storeLetters(tx, offerLetter('offer-expired', signUp, booking, occasion), moment.at);
  return true;
}
