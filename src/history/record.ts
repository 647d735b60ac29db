import type { Tx } from '../storage/database.ts';
import { statement, value } from '../storage/statement.ts';

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

const insertEntry = statement((db: Tx) => {
  const { history } = db.tables;
  return db.insert(history).values({
    at: value('at', history.at),
    actor: value('actor'),
    event: value('event'),
    subject: value('subject'),
    subjectId: value('subjectId'),
    details: value('details', history.details),
  });
});

/** Writes down who did what, in the unit that did it. Entries are never changed or taken away. */
export async function record(tx: Tx, { details = {}, ...entry }: Entry): Promise<void> {
  await insertEntry(tx, { ...entry, details });
}

const atOnce = 400;

/** As `record`, many at once. */
export async function recordMany(tx: Tx, entries: Entry[]): Promise<void> {
  const { history } = tx.tables;
  for (let from = 0; from < entries.length; from += atOnce) {
    const part = entries.slice(from, from + atOnce);
    await tx.insert(history).values(part.map((entry) => ({ details: {}, ...entry })));
  }
}
