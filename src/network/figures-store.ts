import { and, count, eq, inArray, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import { statement, value } from '../storage/statement.ts';

/** What a link has given so far. */
export interface LinkFigures {
  visits: number;
  /** People who signed up by it and are signed up still, or have come. */
  signUps: number;
  /** Their confirmed bookings, at seminars that are not called off. */
  seats: number;
  /** Those of the people who have come at least once. */
  came: number;
}

export const noFigures: LinkFigures = { visits: 0, signUps: 0, seats: 0, came: 0 };

/** By the link's id; a link that has given nothing is left out. */
export async function figuresOf(db: Reader, linkIds: number[]): Promise<Map<number, LinkFigures>> {
  const figures = new Map<number, LinkFigures>();
  if (linkIds.length === 0) return figures;
  for (const { link, visits } of await sumVisits(db, linkIds)) {
    figures.set(link, { ...noFigures, visits });
  }
  for (const { link, ...people } of await countPeople(db, linkIds)) {
    if (link === null) continue;
    figures.set(link, { ...noFigures, ...figures.get(link), ...people });
  }
  return figures;
}

function sumVisits(db: Reader, linkIds: number[]) {
  const { shareLinkDays: d } = db.tables;
  return db
    .select({ link: d.shareLinkId, visits: sql`sum(${d.visits})`.mapWith(Number) })
    .from(d)
    .where(inArray(d.shareLinkId, linkIds))
    .groupBy(d.shareLinkId);
}

function countPeople(db: Reader, linkIds: number[]) {
  const { signUps: u, bookings: b, seminars: s } = db.tables;
  const hasSeat = sql`${b.state} = 'confirmed' and ${u.cancelledAt} is null and ${s.cancelledAt} is null`;
  const cameOnce = sql`max(case when ${b.cameAt} is not null then 1 else 0 end)`;
  const people = db
    .select({
      link: u.shareLinkId,
      seats: sql<number>`sum(case when ${hasSeat} then 1 else 0 end)`.as('seats'),
      came: sql<number>`${cameOnce}`.as('came'),
    })
    .from(u)
    .leftJoin(b, eq(b.signUpId, u.id))
    .leftJoin(s, eq(s.id, b.seminarId))
    .where(inArray(u.shareLinkId, linkIds))
    .groupBy(u.id, u.shareLinkId, u.cancelledAt)
    .having(sql`${u.cancelledAt} is null or ${cameOnce} = 1`)
    .as('people');
  return db
    .select({
      link: people.link,
      signUps: count(),
      seats: sql`sum(${people.seats})`.mapWith(Number),
      came: sql`sum(${people.came})`.mapWith(Number),
    })
    .from(people)
    .groupBy(people.link);
}

/* Visits. */

const insertDay = statement((db: Tx) => {
  const { shareLinkDays: d } = db.tables;
  const row = { shareLinkId: value('shareLinkId'), onDay: value('onDay'), visits: 0 };
  return db.insert(d).values(row).onConflictDoNothing();
});

const addToDay = statement((db: Tx) => {
  const { shareLinkDays: d } = db.tables;
  return db
    .update(d)
    .set({ visits: sql`${d.visits} + ${value('visits', d.visits)}` })
    .where(and(eq(d.shareLinkId, value('shareLinkId')), eq(d.onDay, value('onDay'))));
});

export interface Visits {
  shareLinkId: number;
  /** A day in Sweden, as 2027-02-10. */
  onDay: string;
  /** Below nought where some were counted too much. */
  visits: number;
}

export async function addVisits(tx: Tx, days: Visits[]) {
  for (const { visits, ...day } of days) {
    await insertDay(tx, { ...day });
    await addToDay(tx, { ...day, visits });
  }
}
