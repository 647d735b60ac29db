import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { limitWords } from './limit-words.ts';
import { whatKeepsFrom } from './place.ts';
import type { Booking, Seminar, SignUp } from './store.ts';

/** What an organiser is told of a booking without a seat: the limit it met, or what was answered. */
export async function whyNoSeat(
  db: Reader,
  { booking, seminar, signUp }: { booking: Booking; seminar: Seminar; signUp: SignUp },
  now: Date,
  language: Language,
): Promise<string | null> {
  if (booking.state === 'refused') return booking.refusedBecause;
  const isAhead = seminar.startsAt > now && !seminar.cancelledAt;
  if (booking.state !== 'waiting' || !isAhead) return null;
  const asker = { organisationId: signUp.organisationId, bookingId: booking.id };
  const met = await whatKeepsFrom(db, seminar, asker, now);
  return met ? limitWords(met, language, 'organiser') : null;
}
