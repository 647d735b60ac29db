import { registrationOf } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { type Acting, attendee } from './acting.ts';
import { release } from './release.ts';
import type { Moment } from './settle.ts';
import {
  findActiveBooking,
  getSeries,
  listSeminarIds,
  lockSeminars,
  type SignUp,
} from './store.ts';

/** `left-line` and `withdrawn`: there was no seat, so no calendar and no letter tells of it. */
export type Left = 'left' | 'left-line' | 'withdrawn' | 'not-booked' | 'over';

export const hasLeft = (left: Left) => left !== 'not-booked' && left !== 'over';

/** One person leaves one seminar, or its line. Leaving twice changes nothing. */
export function leave(
  services: Services,
  signUp: SignUp,
  seminarNumber: number,
  by = attendee,
): Promise<Left> {
  const moment = { at: services.clock(), offerHours: services.config.offerHours };
  return services.database.write((tx) => leaveIn(tx, { signUp, ...by }, seminarNumber, moment));
}

async function leaveIn(
  tx: Tx,
  who: { signUp: SignUp } & Acting,
  seminarNumber: number,
  moment: Moment,
): Promise<Left> {
  const series = await getSeries(tx, who.signUp.seriesId);
  const ids = await listSeminarIds(tx, series.id, [seminarNumber]);
  const [seminar] = await lockSeminars(tx, ids);
  if (!seminar) return 'not-booked';
  const booking = await findActiveBooking(tx, who.signUp.id, seminar.id);
  if (!booking) return 'not-booked';
  if (seminar.startsAt <= moment.at || registrationOf(seminar, moment.at) === 'cancelled') {
    return 'over';
  }
  await release(tx, who, series, seminar, booking, moment);
  if (booking.state === 'confirmed') return 'left';
  return booking.state === 'requested' ? 'withdrawn' : 'left-line';
}
