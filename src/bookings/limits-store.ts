import { and, asc, count, eq, gt, inArray, isNull, lt, lte } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import type { BookingState } from '../storage/values.ts';

export type NewSeatLimit = Omit<Tables['seatLimits']['$inferInsert'], 'id'>;

/** Those not released, with the organisation's name where they have one; oldest first. */
export function listLimits(db: Reader, seminarId: number) {
  const { seatLimits: l, organisations: o } = db.tables;
  return db
    .select({ limit: l, name: o.name })
    .from(l)
    .leftJoin(o, eq(o.id, l.organisationId))
    .where(and(eq(l.seminarId, seminarId), isNull(l.releasedAt)))
    .orderBy(asc(l.id));
}

/** Seats taken, by the organisation that people belong to before merging. */
export function countTaken(db: Reader, seminarId: number) {
  const { bookings: b, signUps: u, organisations: o } = db.tables;
  return db
    .select({ organisationId: o.id, sector: o.sector, taken: count() })
    .from(b)
    .innerJoin(u, eq(u.id, b.signUpId))
    .innerJoin(o, eq(o.id, u.organisationId))
    .where(and(eq(b.seminarId, seminarId), inArray(b.state, ['confirmed', 'offered'])))
    .groupBy(o.id, o.sector);
}

/** Bookings in a state with their organisations before merging, in the order of the line. */
export function listQueued(db: Reader, seminarId: number, state: BookingState) {
  const { bookings: b, signUps: u, organisations: o } = db.tables;
  return db
    .select({ id: b.id, signUpId: u.id, organisationId: o.id, sector: o.sector })
    .from(b)
    .innerJoin(u, eq(u.id, b.signUpId))
    .innerJoin(o, eq(o.id, u.organisationId))
    .where(and(eq(b.seminarId, seminarId), eq(b.state, state)))
    .orderBy(asc(b.id));
}

export async function listOrganisations(db: Reader, ids: number[]) {
  if (ids.length === 0) return [];
  const { organisations: o } = db.tables;
  return db.select({ id: o.id, name: o.name, sector: o.sector }).from(o).where(inArray(o.id, ids));
}

export async function insertLimit(tx: Tx, row: NewSeatLimit) {
  await tx.insert(tx.tables.seatLimits).values(row);
}

export async function updateLimit(tx: Tx, id: number, change: Partial<NewSeatLimit>) {
  const { seatLimits: l } = tx.tables;
  await tx.update(l).set(change).where(eq(l.id, id));
}

export async function removeLimit(tx: Tx, id: number) {
  const { seatLimits: l } = tx.tables;
  await tx.delete(l).where(eq(l.id, id));
}

/** Blocks whose time is out, by seminar. */
export function listRunOutBlocks(db: Reader, now: Date, limit = 100) {
  const { seatLimits: l } = db.tables;
  return db
    .select({ id: l.id, seminarId: l.seminarId })
    .from(l)
    .where(and(eq(l.kind, 'held'), isNull(l.releasedAt), lte(l.heldUntil, now)))
    .orderBy(asc(l.heldUntil), asc(l.id))
    .limit(limit);
}

/** Whether limits and approval apply from now on. */
export async function setSeminarLimits(
  tx: Tx,
  id: number,
  change: { limited?: boolean; needsApproval?: boolean },
) {
  const { seminars: s } = tx.tables;
  const [row] = await tx.update(s).set(change).where(eq(s.id, id)).returning();
  if (!row) throw new Error(`No seminar ${id}`);
  return row;
}

/** Seminars ahead with a line and a seat that is not taken: somebody may have to be asked. */
export function listUnsettled(db: Reader, now: Date) {
  const { seminars: s } = db.tables;
  const hasBoth = and(gt(s.inLine, 0), lt(s.seatsTaken, s.capacity));
  return db
    .select()
    .from(s)
    .where(and(gt(s.startsAt, now), isNull(s.cancelledAt), hasBoth))
    .orderBy(asc(s.id));
}
