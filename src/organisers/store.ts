import { and, asc, count, desc, eq, gt, isNull, lt, max, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first, forUpdate, statement, value } from '../storage/statement.ts';
import { idleMs } from './tokens.ts';

export type Organiser = Tables['organisers']['$inferSelect'];

export function insertOrganiser(tx: Tx, row: Pick<Organiser, 'email' | 'role' | 'createdAt'>) {
  const { organisers } = tx.tables;
  return first(tx.insert(organisers).values(row).onConflictDoNothing().returning());
}

export function findOrganiser(db: Reader, email: string) {
  const { organisers } = db.tables;
  const active = and(eq(organisers.email, email), isNull(organisers.endedAt));
  return first(db.select().from(organisers).where(active));
}

/** For a unit that does what may be done only so often for one organiser. */
export function lockOrganiser(tx: Tx, email: string) {
  const { organisers } = tx.tables;
  const active = and(eq(organisers.email, email), isNull(organisers.endedAt));
  return first(forUpdate(tx.select().from(organisers).where(active)));
}

export function updateOrganiser(
  tx: Tx,
  id: number,
  change: Partial<Pick<Organiser, 'role' | 'endedAt'>>,
) {
  const { organisers } = tx.tables;
  return first(tx.update(organisers).set(change).where(eq(organisers.id, id)).returning());
}

export function listOrganisers(db: Reader) {
  const { organisers } = db.tables;
  return db
    .select()
    .from(organisers)
    .where(isNull(organisers.endedAt))
    .orderBy(asc(organisers.email));
}

/** Locks all who run the series now, as what may be done with one depends on the others. */
export function lockOrganisers(tx: Tx): Promise<Organiser[]> {
  const { organisers } = tx.tables;
  const active = tx.select().from(organisers).where(isNull(organisers.endedAt));
  return forUpdate(active.orderBy(asc(organisers.id)));
}

/** When each organiser last signed in, by id. */
export async function listLastSignIns(db: Reader): Promise<Map<number, Date>> {
  const { signIns: s } = db.tables;
  const rows = await db
    .select({ id: s.organiserId, at: max(s.createdAt) })
    .from(s)
    .groupBy(s.organiserId);
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
}

export type SignInToken = Tables['signInTokens']['$inferSelect'];
export async function insertToken(tx: Tx, row: Omit<Tables['signInTokens']['$inferInsert'], 'id'>) {
  const { signInTokens } = tx.tables;
  const [token] = await tx.insert(signInTokens).values(row).returning();
  if (!token) throw new Error('A sign-in token was not stored');
  return token;
}

export async function countTokens(db: Reader, organiserId: number, since: Date) {
  const { signInTokens: t } = db.tables;
  const [row] = await db
    .select({ tokens: count() })
    .from(t)
    .where(and(eq(t.organiserId, organiserId), gt(t.createdAt, since)));
  return Number(row?.tokens ?? 0);
}

export function findToken(db: Reader, id: number) {
  const { signInTokens: t } = db.tables;
  return first(db.select().from(t).where(eq(t.id, id)));
}

/** The newest token that a browser asked for, locked: its wrong codes are counted one by one. */
export function lockTokenOf(tx: Tx, browserHash: string) {
  const { signInTokens: t } = tx.tables;
  const newest = tx.select().from(t).where(eq(t.browserHash, browserHash));
  return first(forUpdate(newest.orderBy(desc(t.id)).limit(1)));
}

/** Uses a token up; undefined when it was used or has run out (SEC-02). */
export function useToken(tx: Tx, id: number, at: Date) {
  const { signInTokens: t } = tx.tables;
  const unused = and(eq(t.id, id), isNull(t.usedAt), gt(t.expiresAt, at));
  return first(tx.update(t).set({ usedAt: at }).where(unused).returning());
}

/** Counts a wrong code; the row after. */
export function countAttempt(tx: Tx, id: number) {
  const { signInTokens: t } = tx.tables;
  const attempts = sql`${t.attempts} + 1`;
  return first(tx.update(t).set({ attempts }).where(eq(t.id, id)).returning());
}

export function insertSignIn(tx: Tx, row: Omit<Tables['signIns']['$inferInsert'], 'id'>) {
  const { signIns } = tx.tables;
  return first(tx.insert(signIns).values(row).returning());
}

const byCookie = statement((db) => {
  const { signIns: s, organisers: o } = db.tables;
  return db
    .select({ signIn: s, organiser: o })
    .from(s)
    .innerJoin(o, eq(o.id, s.organiserId))
    .where(and(eq(s.cookieHash, value('cookieHash')), isNull(s.endedAt), isNull(o.endedAt)));
});

export const findSignInByCookie = (db: Reader, cookieHash: string) =>
  first(byCookie(db, { cookieHash }));

export function touchSignIn(tx: Tx, id: number, lastSeenAt: Date) {
  const { signIns: s } = tx.tables;
  return first(tx.update(s).set({ lastSeenAt }).where(eq(s.id, id)).returning({ id: s.id }));
}

/** Ends a sign-in of this organiser; undefined when there is no such one under way. */
export function endSignInOf(tx: Tx, organiserId: number, id: number, endedAt: Date) {
  const { signIns: s } = tx.tables;
  const own = and(eq(s.id, id), eq(s.organiserId, organiserId), isNull(s.endedAt));
  return first(tx.update(s).set({ endedAt }).where(own).returning({ id: s.id }));
}

/** Ends every sign-in of an organiser, and every letter that could still make one. */
export async function endAccess(tx: Tx, organiserId: number, at: Date) {
  const { signIns: s, signInTokens: t } = tx.tables;
  const signedIn = and(eq(s.organiserId, organiserId), isNull(s.endedAt));
  await tx.update(s).set({ endedAt: at }).where(signedIn);
  const unused = and(eq(t.organiserId, organiserId), isNull(t.usedAt));
  await tx.update(t).set({ usedAt: at }).where(unused);
}

/** Those that still open something. */
export function listSignInsOf(db: Reader, organiserId: number, now: Date) {
  const { signIns: s } = db.tables;
  const seenSince = new Date(now.getTime() - idleMs);
  return db
    .select()
    .from(s)
    .where(
      and(
        eq(s.organiserId, organiserId),
        isNull(s.endedAt),
        gt(s.expiresAt, now),
        gt(s.lastSeenAt, seenSince),
      ),
    )
    .orderBy(desc(s.lastSeenAt));
}

/** Every address that is or was an organiser's, by id: for what history tells. */
export async function listOrganiserAddresses(db: Reader): Promise<Map<number, string>> {
  const { organisers } = db.tables;
  const rows = await db.select({ id: organisers.id, email: organisers.email }).from(organisers);
  return new Map(rows.map(({ id, email }) => [id, email]));
}

/** Links and codes that have run out before `before`, and sign-ins that ended or ran out before. */
export async function deleteSpent(tx: Tx, before: Date) {
  const { signInTokens: t, signIns: s } = tx.tables;
  await tx.delete(t).where(lt(t.expiresAt, before));
  await tx.delete(s).where(lt(s.expiresAt, before));
}

export async function hasSpent(db: Reader, before: Date) {
  const { signInTokens: t, signIns: s } = db.tables;
  const token = await first(
    db.select({ id: t.id }).from(t).where(lt(t.expiresAt, before)).limit(1),
  );
  if (token) return true;
  const signIn = await first(
    db.select({ id: s.id }).from(s).where(lt(s.expiresAt, before)).limit(1),
  );
  return signIn !== undefined;
}
