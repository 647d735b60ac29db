import { and, count, inArray } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';

interface Move {
  from: readonly number[];
  into: number;
  /** Exactly as people typed it. */
  typed: readonly string[];
}

/**
 * Whoever typed one of the names belongs to another organisation from now on, also where it is
 * frozen: they never were at the first. Gives how many people.
 */
export async function movePeople(tx: Tx, { from, into, typed }: Move): Promise<number> {
  const { signUps: u, bookings: b } = tx.tables;
  const isMoving = and(
    inArray(u.organisationId, [...from]),
    inArray(u.organisationAsTyped, [...typed]),
  );
  const moving = tx.select({ id: u.id }).from(u).where(isMoving);
  await tx
    .update(b)
    .set({ frozenOrganisationId: into })
    .where(and(inArray(b.frozenOrganisationId, [...from]), inArray(b.signUpId, moving)));
  const moved = await tx
    .update(u)
    .set({ organisationId: into })
    .where(isMoving)
    .returning({ id: u.id });
  return moved.length;
}

export async function countTyped(
  db: Reader,
  organisationIds: readonly number[],
  typed: readonly string[],
): Promise<number> {
  const { signUps: u } = db.tables;
  const [row] = await db
    .select({ people: count() })
    .from(u)
    .where(
      and(
        inArray(u.organisationId, [...organisationIds]),
        inArray(u.organisationAsTyped, [...typed]),
      ),
    );
  return Number(row?.people ?? 0);
}
