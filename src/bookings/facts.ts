import type { SeminarFacts } from '../series/facts.ts';
import type { Sector } from '../storage/values.ts';

/** Kind `invitation`: one seminar, one VEVENT (CAL-01). */
export interface InvitationFacts {
  seminar: SeminarFacts;
  /** The seminar's row; the letter's text differs by what happened. */
  reason:
    | 'booked'
    | 'approved'
    | 'accepted'
    | 'moved'
    | 'left'
    | 'seminar-cancelled'
    | 'new-address';
  /** Of `left`: an organiser did it, and the whole sign-up ended with it. */
  byOrganiser?: true;
  endsSignUp?: true;
  /** CANCEL for `left`, `seminar-cancelled` and the old address of `new-address`. */
  method: 'REQUEST' | 'CANCEL';
  uid: string;
  sequence: number;
  /** DTSTAMP, ISO text. */
  stamp: string;
}

/** Kinds `offer` (a seat is theirs until `expiresAt`) and `offer-expired`. */
export interface OfferFacts {
  signUpId: number;
  generation: number;
  seminar: SeminarFacts;
  expiresAt: string;
}

/** Which limit somebody met who waits, frozen. */
export type LimitFacts =
  | { kind: 'organisation'; taken: number; seats: number }
  | { kind: 'sector'; sector: Sector; seats: number }
  | { kind: 'full' }
  | { kind: 'line' }
  /** `until` as ISO text. */
  | { kind: 'held'; organisations: string[]; until: string };

/** Kinds `booking-approved` (there was no seat yet) and `booking-refused`. */
export interface AnswerFacts {
  signUpId: number;
  generation: number;
  seminar: SeminarFacts;
  /** Of an approved one: its place in the line, from 1, and what keeps it there. */
  place: number | null;
  limit: LimitFacts | null;
  /** Of a refused one: what the organiser wrote. */
  because: string | null;
}
