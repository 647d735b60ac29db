import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';

export type Mailing = Tables['mailings']['$inferSelect'];
export type Booking = Tables['bookings']['$inferSelect'];
export type Seminar = Tables['seminars']['$inferSelect'];

/* Mailings. */

/** The oldest that is not written out. */
export async function findOpenMailing(db: Reader): Promise<Mailing | undefined> {
  const { mailings } = db.tables;
  const open = db.select().from(mailings).where(isNull(mailings.doneAt));
  const [oldest] = await open.orderBy(asc(mailings.id)).limit(1);
  return oldest;
}

/** False if another worker has taken this step. */
export async function advanceMailing(
  tx: Tx,
  mailing: Mailing,
  step: { cursor: number; doneAt: Date | null },
): Promise<boolean> {
  const { mailings: m } = tx.tables;
  const taken = await tx
    .update(m)
    .set(step)
    .where(and(eq(m.id, mailing.id), eq(m.cursor, mailing.cursor), isNull(m.doneAt)))
    .returning({ id: m.id });
  return taken.length === 1;
}

/** Adds one to each booking's SEQUENCE; gives them by booking. */
export async function raiseSequences(tx: Tx, ids: number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const { bookings: b } = tx.tables;
  const rows = await tx
    .update(b)
    .set({ sequence: sql`coalesce(${b.sequence} + 1, 0)` })
    .where(inArray(b.id, ids))
    .returning({ id: b.id, sequence: b.sequence });
  return new Map(rows.map(({ id, sequence }) => [id, sequence ?? 0]));
}

/* What one person has booked. */

export async function findSignUp(db: Reader, id: number) {
  const { signUps: u } = db.tables;
  const [signUp] = await db.select().from(u).where(eq(u.id, id));
  return signUp;
}

/** Every booking of a sign-up, the ended ones too, oldest first. */
export function listBooked(
  db: Reader,
  signUpId: number,
): Promise<{ booking: Booking; seminar: Seminar }[]> {
  const { bookings: b, seminars: s } = db.tables;
  return db
    .select({ booking: b, seminar: s })
    .from(b)
    .innerJoin(s, eq(s.id, b.seminarId))
    .where(eq(b.signUpId, signUpId))
    .orderBy(asc(b.id));
}
