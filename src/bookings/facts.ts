import type { SeminarFacts } from '../series/facts.ts';

/** Kind `invitation`: one seminar, one VEVENT (CAL-01). */
export interface InvitationFacts {
  seminar: SeminarFacts;
  /** The seminar's row; the letter's text differs by what happened. */
  reason: 'booked' | 'accepted' | 'moved' | 'left' | 'seminar-cancelled' | 'new-address';
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
