import type { LimitFacts } from '../bookings/facts.ts';
import type { SeminarFacts } from '../series/facts.ts';
import type { BookingState } from '../storage/values.ts';

export type { AnswerFacts, InvitationFacts, OfferFacts } from '../bookings/facts.ts';

/** Kind `summary`: every active booking of the sign-up, and the manage link. */
export interface SummaryFacts {
  signUpId: number;
  generation: number;
  seriesTitle: string;
  seriesSlug: string;
  contactName: string;
  contactEmail: string;
  reason: 'signed-up' | 'added' | 'new-address';
  bookings: {
    seminar: SeminarFacts;
    state: Extract<BookingState, 'requested' | 'confirmed' | 'waiting' | 'offered'>;
    /** Place in the line, from 1; null when there is a seat. */
    place: number | null;
    /** Which limit keeps them waiting; letters of before know of none. */
    limit?: LimitFacts | null;
    /** Made by this submission, or there before. */
    added: boolean;
    offerExpiresAt: string | null;
  }[];
  /** Fields typed otherwise than what stands: nothing was changed (design: a sign-up adds). */
  typedOtherwise: { field: 'name' | 'organisation' | 'role'; typed: string; stands: string }[];
}

/** Kinds `lost-link` and `many-changes` (the letter that says that no more are sent this hour). */
export interface LinkFacts {
  /** One for each series in which the address has an active sign-up. */
  signUps: { signUpId: number; generation: number; seriesTitle: string; seriesSlug: string }[];
  contactName: string;
  contactEmail: string;
}
