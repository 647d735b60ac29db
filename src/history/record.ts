import type { Tx } from '../storage/database.ts';
import { insertMany } from '../storage/insert-many.ts';

export interface Entry {
  at: Date;
  /** `attendee`, `operator`, `service`, `organiser:<id>` or `member:<id>`. */
  actor: string;
  /** Past tense and dotted: `booking.cancelled`. */
  event: string;
  subject: string;
  subjectId: number;
  /** What changed, as `{ before, after }` where it had a before. */
  details?: object;
}

const insertEntries = insertMany('history', [
  'at',
  'actor',
  'event',
  'subject',
  'subjectId',
  'details',
]);

/** Writes down who did what, in the unit that did it. Entries are never changed or taken away. */
export async function record(tx: Tx, { details = {}, ...entry }: Entry): Promise<void> {
  await insertEntries(tx, [{ ...entry, details }]);
}

/** As `record`, many at once. */
export async function recordMany(tx: Tx, entries: Entry[]): Promise<void> {
  await insertEntries(
    tx,
    entries.map((entry) => ({ details: {}, ...entry })),
  );
}
