import type { NewLetter } from '../mail/letter.ts';
import { type Series, seminarFacts } from '../series/index.ts';
import type { Lane } from '../storage/values.ts';
import type { AnswerFacts, InvitationFacts, OfferFacts } from './facts.ts';
import type { Booking, Seminar, SignUp } from './store.ts';

/** Whom a letter is for. A walk-in without an address gets none. */
export type Addressee = Pick<SignUp, 'id' | 'name' | 'email' | 'language' | 'generation'>;

export interface Occasion {
  series: Series;
  seminar: Seminar;
  at: Date;
}

type Reason = InvitationFacts['reason'];

/** Invitation, update or cancellation of one booking; `booking.sequence` is already raised. */
export function invitationLetter(
  person: Addressee,
  booking: Booking,
  { series, seminar, at }: Occasion,
  what: Pick<InvitationFacts, 'method' | 'reason' | 'byOrganiser' | 'endsSignUp'>,
): NewLetter[] {
  const sequence = booking.sequence ?? 0;
  const facts: InvitationFacts = {
    seminar: seminarFacts(series, seminar, person.language),
    ...what,
    uid: booking.calendarUid,
    sequence,
    stamp: at.toISOString(),
  };
  return letterTo(person, {
    kind: 'invitation',
    businessKey: `invitation:${booking.calendarUid}:${sequence}`,
    lane: laneOf(what.reason),
    facts,
    calendar: { uid: booking.calendarUid, sequence },
  });
}

const laneOf = (reason: Reason): Lane => (reason === 'left' || reason === 'new-address' ? 2 : 4);

/** A seat is theirs until `expiresAt`, or was (kind `offer-expired`). */
export function offerLetter(
  kind: 'offer' | 'offer-expired',
  person: Addressee,
  booking: Booking,
  { series, seminar }: Occasion,
): NewLetter[] {
  if (!booking.offerExpiresAt) throw new Error('An offer without a deadline');
  const facts: OfferFacts = {
    signUpId: person.id,
    generation: person.generation,
    seminar: seminarFacts(series, seminar, person.language),
    expiresAt: booking.offerExpiresAt.toISOString(),
  };
  return letterTo(person, { kind, businessKey: `${kind}:${booking.id}`, lane: 2, facts });
}

/** What an organiser answered somebody who asked for a seat, where no invitation says it. */
export function answerLetter(
  kind: 'booking-approved' | 'booking-refused',
  person: Addressee,
  booking: Booking,
  { series, seminar }: Occasion,
  what: Pick<AnswerFacts, 'place' | 'limit' | 'because'>,
): NewLetter[] {
  const facts: AnswerFacts = {
    signUpId: person.id,
    generation: person.generation,
    seminar: seminarFacts(series, seminar, person.language),
    ...what,
  };
  return letterTo(person, { kind, businessKey: `${kind}:${booking.id}`, lane: 2, facts });
}

/** To one who has no seat: nothing of the seminar is in the calendar, so the letter is plain. */
export function lineLetter(
  kind: 'seminar-moved' | 'seminar-cancelled',
  { person, booking }: { person: Addressee; booking: Pick<Booking, 'id'> },
  { series, seminar }: Pick<Occasion, 'series' | 'seminar'>,
): NewLetter[] {
  const facts = { seminar: seminarFacts(series, seminar, person.language) };
  const isCancelled = kind === 'seminar-cancelled';
  const businessKey = `${kind}:${booking.id}${isCancelled ? '' : `:${seminar.sequence}`}`;
  return letterTo(person, { kind, businessKey, lane: isCancelled ? 2 : 5, facts });
}

/** Puts the addressee on a letter: none for a person without an address. */
export function letterTo(
  person: Addressee,
  letter: Omit<NewLetter, 'to' | 'language' | 'signUpId'>,
): NewLetter[] {
  if (!person.email) return [];
  const to = { name: person.name, email: person.email };
  return [{ ...letter, to, language: person.language, signUpId: person.id }];
}
