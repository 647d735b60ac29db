import { and, asc, desc, eq, gt, or, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import { first } from '../storage/statement.ts';
import type { LetterRow } from './store.ts';

/** Letters of one sign-up, newest first. */
export function listLettersOf(db: Reader, signUpId: number, limit: number): Promise<LetterRow[]> {
  const { outbox: o } = db.tables;
  return db.select().from(o).where(eq(o.signUpId, signUpId)).orderBy(desc(o.id)).limit(limit);
}

/** When letters of a sign-up were stored since `since`, newest first. */
export async function listLetterTimes(db: Reader, signUpId: number, since: Date, limit: number) {
  const { outbox: o } = db.tables;
  const rows = await db
    .select({ at: o.createdAt })
    .from(o)
    .where(and(eq(o.signUpId, signUpId), gt(o.createdAt, since)))
    .orderBy(desc(o.id))
    .limit(limit);
  return rows.map(({ at }) => at);
}

export function findLetterOf(db: Reader, signUpId: number, id: number) {
  const { outbox: o } = db.tables;
  return first(
    db
      .select()
      .from(o)
      .where(and(eq(o.id, id), eq(o.signUpId, signUpId))),
  );
}

/** Whether a calendar was told something newer, or the same again, after this letter. */
export async function hasNewer(db: Reader, { id, calendarUid, sequence, signUpId }: LetterRow) {
  if (calendarUid === null || sequence === null || signUpId === null) return false;
  const { outbox: o } = db.tables;
  const later = or(gt(o.sequence, sequence), and(eq(o.sequence, sequence), gt(o.id, id)));
  const rows = await db
    .select({ id: o.id })
    .from(o)
    .where(and(eq(o.signUpId, signUpId), eq(o.calendarUid, calendarUid), later))
    .limit(1);
  return rows.length > 0;
}

/** Into the queue once more, as if it had not been tried. */
export async function requeueLetter(tx: Tx, id: number, at: Date) {
  const { outbox: o } = tx.tables;
  const fresh = { state: 'queued', attempts: 0, nextAttemptAt: at, lastError: null } as const;
  const unsent = or(eq(o.state, 'failed'), eq(o.state, 'withheld'));
  const rows = await tx
    .update(o)
    .set(fresh)
    .where(and(eq(o.id, id), unsent))
    .returning({ id: o.id });
  return rows.length === 1;
}

export async function newestLetterId(db: Reader) {
  const { outbox: o } = db.tables;
  const [row] = await db.select({ id: sql<number>`max(${o.id})`.mapWith(Number) }).from(o);
  return row?.id ?? 0;
}

/** Those stored after a letter, at one instant. */
export function listLettersSince(db: Reader, afterId: number, at: Date): Promise<LetterRow[]> {
  const { outbox: o } = db.tables;
  return db
    .select()
    .from(o)
    .where(and(gt(o.id, afterId), eq(o.createdAt, at)))
    .orderBy(asc(o.lane), asc(o.id))
    .limit(200);
}
