import { and, asc, desc, eq, inArray, isNull, like, lt, lte, or, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import { insertMany } from '../storage/insert-many.ts';
import type { Tables } from '../storage/schema.ts';
import { first } from '../storage/statement.ts';
import type { StoredLetter } from './letter.ts';

export type LetterRow = Tables['outbox']['$inferSelect'];

type Outbox = Tables['outbox'];

/* Storing. */

/** A business key that is there already is passed by: a list of people is thousands of letters. */
export const insertLetters = insertMany(
  'outbox',
  [
    ...(['kind', 'businessKey', 'lane', 'language', 'recipientName', 'recipientEmail'] as const),
    ...(['facts', 'messageId', 'createdAt', 'nextAttemptAt', 'signUpId', 'calendarUid'] as const),
    ...(['sequence', 'state'] as const),
  ],
  { passesConflicts: true },
);

/* The queue. */

/** Written out, since both engines use a partial index only for the words it was made with. */
const unfinished = sql`state in ('queued', 'inflight')`;

/** Due: to be tried by now, and in nobody's hands, or in those of one who let go of it. */
const isDue = (o: Outbox, now: Date) =>
  and(unfinished, lte(o.nextAttemptAt, now), or(eq(o.state, 'queued'), lte(o.leasedUntil, now)));

/** A calendar reads its letters in the order they were made (CAL-05). */
const isNextOfItsUid = (o: Outbox) =>
  or(
    isNull(o.calendarUid),
    sql`not exists (
      select 1 from outbox earlier
      where earlier.calendar_uid = ${o.calendarUid} and earlier.sequence < ${o.sequence}
      and earlier.state in ('queued', 'inflight'))`,
  );

export async function findDue(db: Reader, now: Date) {
  const { outbox: o } = db.tables;
  return first(
    db
      .select({ id: o.id, email: o.recipientEmail })
      .from(o)
      .where(and(isDue(o, now), isNextOfItsUid(o)))
      .orderBy(asc(o.lane), asc(o.nextAttemptAt), asc(o.id))
      .limit(1),
  );
}

/** Takes a letter into one worker's hands, unless another was first (MAIL-03). */
export async function leaseLetter(
  tx: Tx,
  id: number,
  { worker, now, until }: { worker: string; now: Date; until: Date },
) {
  const { outbox: o } = tx.tables;
  return first(
    tx
      .update(o)
      .set({
        state: 'inflight',
        leasedBy: worker,
        leasedUntil: until,
        attempts: sql`${o.attempts} + 1`,
      })
      .where(and(eq(o.id, id), isDue(o, now)))
      .returning(),
  );
}

type Settled = Partial<
  Pick<LetterRow, 'state' | 'sentAt' | 'nextAttemptAt' | 'attempts' | 'lastError'>
>;

/** What became of it. Only a letter that was sent may be settled by one who lost the lease. */
export async function settleLetter(tx: Tx, { id, worker }: Holder, settled: Settled) {
  const { outbox: o } = tx.tables;
  const mine = settled.state === 'sent' ? undefined : eq(o.leasedBy, worker);
  await tx
    .update(o)
    .set({ ...settled, leasedBy: null, leasedUntil: null })
    .where(and(eq(o.id, id), inArray(o.state, ['queued', 'inflight']), mine));
}

export interface Holder {
  id: number;
  worker: string;
}

/** A letter that should have been tried before `since`. */
export function findOverdue(db: Reader, since: Date) {
  const { outbox: o } = db.tables;
  return first(
    db
      .select({ id: o.id })
      .from(o)
      .where(and(unfinished, lte(o.nextAttemptAt, since)))
      .limit(1),
  );
}

/**
 * A letter from before `since` whose trouble is the server, not the one it is for: codes of our
 * own begin with E, replies with a digit.
 */
export function findStranded(db: Reader, since: Date) {
  const { outbox: o } = db.tables;
  return first(
    db
      .select({ id: o.id })
      .from(o)
      .where(and(unfinished, lte(o.createdAt, since), like(o.lastError, 'E%')))
      .limit(1),
  );
}

/** Of those that wait, each from before `before` stays here. Gives how many. */
export async function withholdLetters(tx: Tx, before: Date): Promise<number> {
  const { outbox: o } = tx.tables;
  const isOf = and(unfinished, lte(o.createdAt, before));
  const kept = await tx.update(o).set({ state: 'withheld' }).where(isOf).returning({ id: o.id });
  return kept.length;
}

/** Whoever they have not been written to yet is not written to. */
export async function endMailings(tx: Tx, before: Date) {
  const { mailings: m } = tx.tables;
  const isOf = and(isNull(m.doneAt), lte(m.createdAt, before));
  await tx.update(m).set({ doneAt: before }).where(isOf);
}

/* What the service has sent of late, and whether it may send now: one row, which is the lock. */

const trafficKey = 'mail.traffic';

export async function findTraffic(db: Reader): Promise<unknown> {
  const { settings: s } = db.tables;
  return (await first(db.select().from(s).where(eq(s.key, trafficKey))))?.value;
}

/** Locks the row until the unit ends, so that all processes keep one count. */
export async function lockTraffic(tx: Tx): Promise<unknown> {
  const { settings: s } = tx.tables;
  await tx.insert(s).values({ key: trafficKey, value: {} }).onConflictDoNothing();
  const [row] = await tx
    .update(s)
    .set({ value: sql`${s.value}` })
    .where(eq(s.key, trafficKey))
    .returning();
  return row?.value;
}

export async function storeTraffic(tx: Tx, traffic: object) {
  const { settings: s } = tx.tables;
  await tx.update(s).set({ value: traffic }).where(eq(s.key, trafficKey));
}

/* Reading. */

/** Newest first, from the letter before this one. */
export function listLetters(db: Reader, { before, limit }: { before?: number; limit: number }) {
  const { outbox: o } = db.tables;
  const older = before === undefined ? undefined : lt(o.id, before);
  return db.select().from(o).where(older).orderBy(desc(o.id)).limit(limit);
}

export function findLetter(db: Reader, id: number) {
  const { outbox: o } = db.tables;
  return first(db.select().from(o).where(eq(o.id, id)));
}

export function letterOf(row: LetterRow): StoredLetter {
  const { calendarUid: uid, sequence, signUpId } = row;
  return {
    id: row.id,
    kind: row.kind,
    businessKey: row.businessKey,
    lane: row.lane,
    language: row.language,
    to: { name: row.recipientName, email: row.recipientEmail },
    facts: factsOf(row),
    messageId: row.messageId,
    createdAt: row.createdAt,
    ...(signUpId === null ? {} : { signUpId }),
    ...(uid === null || sequence === null ? {} : { calendar: { uid, sequence } }),
  };
}

function factsOf({ facts }: LetterRow): object {
  return typeof facts === 'object' && facts !== null ? facts : {};
}
