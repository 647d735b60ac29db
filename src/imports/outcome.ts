import type { limitFacts } from '../bookings/index.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import type { BookingState } from '../storage/values.ts';

export type RowTrouble =
  | 'noAddress'
  | 'badAddress'
  | 'addressLetters'
  | 'noName'
  | 'noOrganisation'
  | 'tooLong'
  | 'noSeminar'
  | 'unknownSeminar'
  | 'unknownState'
  | 'otherPerson'
  | 'seminarCancelled'
  | 'seminarOver';

export type RowNote =
  | 'category'
  | 'language'
  | 'came'
  | 'saidNo'
  | 'noAnswer'
  | 'answer'
  | 'unanswered'
  | 'otherAnswer'
  | 'alike'
  | 'alikeHere';

/**
 * What comes of a row: `also` is one more morning of a person further up, `same` says what a row
 * further up said, `skipped` is left out because it asks for nothing.
 */
export type RowKind = 'new' | 'adds' | 'also' | 'there' | 'left' | 'same' | 'skipped' | 'cannot';

export interface RowBooking {
  /** The seminar's. */
  number: number;
  state: BookingState;
  /** In the line, from 1. */
  place?: number;
  /** What keeps it from a seat, where the seminar has limits. */
  limit?: ReturnType<typeof limitFacts>;
  isNew: boolean;
}

/** Never a person's name: only numbers of rows and seminars are kept. */
export interface RowOutcome {
  /** As in the file. */
  number: number;
  kind: RowKind;
  why?: RowTrouble;
  /** Another row: the one it is the same as, or speaks against. */
  row?: number;
  seminars?: RowBooking[];
  notes?: RowNote[];
}

export interface Counts {
  rows: number;
  newPeople: number;
  moreMornings: number;
  there: number;
  cannot: number;
  bookings: number;
  seated: number;
  waiting: number;
  /** Those who waited where the list comes from, and find a seat here: they are written to. */
  offered: number;
  came: number;
  answers: number;
  letters: number;
}

/** What a file leads to; also what is kept of it, without its rows. */
export interface Outcome {
  counts: Counts;
  rows: RowOutcome[];
  fingerprint: string;
}

export function outcomeOf(counts: Counts, rows: RowOutcome[]): Outcome {
  return { counts, rows, fingerprint: fingerprintOf([counts, rows]) };
}
