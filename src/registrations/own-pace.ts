import { type Acting, attendee } from '../bookings/index.ts';
import { Refusal } from '../errors.ts';
import { listLetterTimes } from '../mail/index.ts';
import type { Tx } from '../storage/database.ts';

const hour = 3_600_000;
const most = { anHour: 20, aDay: 40 };

/**
 * Part of a unit in which somebody changes their own sign-up so that letters are written: no
 * stranger's mailbox is filled by one who gave its address (SEC-12). To leave is always possible.
 *
 * @throws {Refusal} `too_many`
 */
export async function checkOwnPace(tx: Tx, signUpId: number, at: Date, by: Acting) {
  if (by !== attendee) return;
  const since = new Date(at.getTime() - 24 * hour);
  const times = await listLetterTimes(tx, signUpId, since, most.aDay);
  const lately = times.filter((time) => at.getTime() - time.getTime() < hour);
  if (times.length >= most.aDay || lately.length >= most.anHour) throw new Refusal('too_many');
}
