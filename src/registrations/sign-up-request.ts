import type { Acting, NewUid } from '../bookings/index.ts';
import type { Answer } from '../form-questions/index.ts';
import type { Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language, Need } from '../storage/values.ts';
import type { SignUpForm } from './forms.ts';

export interface SignUpRequest {
  series: Series;
  language: Language;
  form: SignUpForm;
  /** To the organisers' own questions, in their order. */
  answers?: Answer[];
  /**
   * At breakfast. No part of the hash, which is kept: few enough to be guessed from it (LAW-14).
   */
  needs?: Need[];
  idempotencyKey: string | null;
  /** The notice that the form showed (LAW-12); no part of the hash, as the code. */
  noticeId?: number | undefined;
  /**
   * The code of the share link they came by. No part of the hash: the same form again is a retry
   * by whatever link it came.
   */
  via?: string | undefined;
  /** An organiser who signs somebody up. */
  by?: Acting;
}

/** What the unit knows before it begins, so that it may run twice and do the same. */
export interface Context extends SignUpRequest {
  answers: Answer[];
  needs: Need[];
  by: Acting;
  at: Date;
  hash: string;
  /** The form's own, else the hash. */
  idempotencyKey: string;
  newUid: NewUid;
  config: Services['config'];
}
