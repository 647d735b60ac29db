import { and, asc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import type { CheckInKind } from '../storage/values.ts';

export type Booking = Tables['bookings']['$inferSelect'];

/** Those of the ids that are bookings of this seminar, in the order of ids. */
export function listBookingsIn(db: Reader, seminarId: number, ids: number[]): Promise<Booking[]> {
  const { bookings: b } = db.tables;
  return db
    .select()
    .from(b)
    .where(and(eq(b.seminarId, seminarId), inArray(b.id, ids)))
    .orderBy(asc(b.id));
}

/** False when the same scan was stored before. */
export async function insertCheckIn(
  tx: Tx,
  row: { bookingId: number; kind: CheckInKind; nonce: string; at: Date; actor: string },
) {
  const { checkIns: c } = tx.tables;
  const rows = await tx.insert(c).values(row).onConflictDoNothing().returning({ id: c.id });
  return rows.length === 1;
}

export async function setCameAt(tx: Tx, id: number, cameAt: Date | null) {
  const { bookings: b } = tx.tables;
  await tx.update(b).set({ cameAt }).where(eq(b.id, id));
}

/** What was marked in one go: its bookings, still marked or not. */
export async function listBatch(db: Reader, seminarId: number, batch: string): Promise<number[]> {
  const { checkIns: c, bookings: b } = db.tables;
  const pattern = `${batch.replace(/[!%_]/g, '!$&')}:%`;
  const rows = await db
    .select({ id: b.id })
    .from(c)
    .innerJoin(b, eq(b.id, c.bookingId))
    .where(
      and(
        eq(c.kind, 'came'),
        eq(b.seminarId, seminarId),
        sql`${c.nonce} like ${pattern} escape '!'`,
      ),
    )
    .orderBy(asc(b.id));
  return rows.map(({ id }) => id);
}

/** Seats of seminars that began since `since`, on which nothing is frozen yet. */
export async function listUnfrozen(db: Reader, since: Date, now: Date, limit: number) {
  const { bookings: b, seminars: s } = db.tables;
  const rows = await db
    .select({ id: b.id })
    .from(s)
    .innerJoin(b, eq(b.seminarId, s.id))
    .where(
      and(
        gt(s.startsAt, since),
        lte(s.startsAt, now),
        isNull(s.cancelledAt),
        eq(b.state, 'confirmed'),
        isNull(b.frozenRole),
      ),
    )
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** From now on the report counts them as whom they were. What is frozen stays as it is. */
export async function freeze(tx: Tx, bookingIds: number[]) {
  const { bookings: b } = tx.tables;
  await tx
    .update(b)
    .set({
      frozenOrganisationId: sql`(select organisation_id from sign_ups where sign_ups.id = ${b.signUpId})`,
      frozenRole: sql`(select role from sign_ups where sign_ups.id = ${b.signUpId})`,
    })
    .where(and(inArray(b.id, bookingIds), isNull(b.frozenRole)));
}

/** Marks many at once, each with its scan. */
export async function insertCame(
  tx: Tx,
  bookingIds: number[],
  scan: { nonce: string; at: Date; actor: string },
  cameAt: Date,
) {
  const { bookings: b, checkIns: c } = tx.tables;
  const { nonce, ...rest } = scan;
  const rows = bookingIds.map((bookingId) => ({
    ...{ bookingId, kind: 'came' as const, nonce: `${nonce}:${bookingId}` },
    ...rest,
  }));
  await tx.insert(c).values(rows);
  await tx.update(b).set({ cameAt }).where(inArray(b.id, bookingIds));
}
