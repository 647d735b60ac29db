import { and, asc, eq, exists, gt, inArray, isNull, or } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { activeStates } from '../storage/values.ts';

/**
 * Seminars ahead that have limits, in the order in which seminars are locked.
 *
 * @param organisationIds only those whose limits see people of these, or are for them
 */
export async function listLimitedSeminars(
  db: Reader,
  now: Date,
  organisationIds?: readonly number[],
): Promise<number[]> {
  const { seminars: s } = db.tables;
  const isAhead = and(eq(s.limited, true), gt(s.startsAt, now), isNull(s.cancelledAt));
  const rows = await db
    .select({ id: s.id })
    .from(s)
    .where(and(isAhead, organisationIds && sees(db, [...organisationIds])))
    .orderBy(asc(s.seriesId), asc(s.number));
  return rows.map(({ id }) => id);
}

function sees(db: Reader, ids: number[]) {
  const { seminars: s, bookings: b, signUps: u, seatLimits: l } = db.tables;
  const people = db
    .select({ id: b.id })
    .from(b)
    .innerJoin(u, eq(u.id, b.signUpId))
    .where(
      and(eq(b.seminarId, s.id), inArray(b.state, activeStates), inArray(u.organisationId, ids)),
    );
  const limits = db
    .select({ id: l.id })
    .from(l)
    .where(and(eq(l.seminarId, s.id), isNull(l.releasedAt), inArray(l.organisationId, ids)));
  return or(exists(people), exists(limits));
}

/** Series whose public pages name one of these: all of them where it is a member. */
export async function listSeriesNaming(
  db: Reader,
  organisationIds: readonly number[],
): Promise<number[]> {
  const { members: m, series: s } = db.tables;
  const ids = [...organisationIds];
  const [member] = await db
    .select({ id: m.id })
    .from(m)
    .where(and(inArray(m.organisationId, ids), isNull(m.leftAt)))
    .limit(1);
  const rows = await db
    .select({ id: s.id })
    .from(s)
    .where(member ? undefined : inArray(s.convenerId, ids))
    .orderBy(asc(s.id));
  return rows.map(({ id }) => id);
}
