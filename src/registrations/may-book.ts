import { type Acting, attendee, type Seminar } from '../bookings/index.ts';
import { registrationOf } from '../series/index.ts';

/** Attendees book while registration is open; an organiser for them until the seminar begins. */
export function canBook(seminar: Seminar, at: Date, by: Acting) {
  const registration = registrationOf(seminar, at);
  if (by === attendee || registration === 'open') return registration === 'open';
  return seminar.cancelledAt === null && seminar.startsAt > at;
}
