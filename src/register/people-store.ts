import { and, asc, count, desc, eq, inArray, isNull, max, min, sql } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import type { Texts } from '../storage/values.ts';

export interface People {
  organisationId: number;
  people: number;
  /** Of two of them, who speak for where they are. */
  emails: string[];
}

const idsAtOnce = 500;

/** People who are signed up, in one series or all, by the organisation before merging. */
export async function countPeople(
  db: Reader,
  organisationIds: readonly number[],
  seriesId: number | null,
): Promise<Map<number, People>> {
  const { signUps: u } = db.tables;
  const counted = new Map<number, People>();
  for (let from = 0; from < organisationIds.length; from += idsAtOnce) {
    const ids = organisationIds.slice(from, from + idsAtOnce);
    const isIn = seriesId === null ? undefined : eq(u.seriesId, seriesId);
    const rows = await db
      .select({
        organisationId: u.organisationId,
        people: count(),
        first: min(u.email),
        last: max(u.email),
      })
      .from(u)
      .where(and(inArray(u.organisationId, ids), isIn, isNull(u.cancelledAt)))
      .groupBy(u.organisationId);
    for (const { organisationId, people, first, last } of rows) {
      const emails = [first, last].filter((email) => email !== null);
      counted.set(organisationId, { organisationId, people: Number(people), emails });
    }
  }
  return counted;
}

/** In series where any of them is signed up, the newest first. */
export function listPeopleBySeries(
  db: Reader,
  organisationIds: readonly number[],
): Promise<{ slug: string; title: Texts; people: number }[]> {
  const { signUps: u, series: s } = db.tables;
  return db
    .select({ slug: s.slug, title: s.title, people: sql`count(*)`.mapWith(Number) })
    .from(u)
    .innerJoin(s, eq(s.id, u.seriesId))
    .where(and(inArray(u.organisationId, [...organisationIds]), isNull(u.cancelledAt)))
    .groupBy(s.id, s.slug, s.title)
    .orderBy(desc(s.id))
    .limit(1_000);
}

/** What people typed, the commonest first: all of them, and those who are signed up now. */
export function listTypedNames(
  db: Reader,
  organisationIds: readonly number[],
  limit: number,
): Promise<{ typed: string; all: number; people: number }[]> {
  const { signUps: u } = db.tables;
  const active = sql`sum(case when ${u.cancelledAt} is null then 1 else 0 end)`;
  return db
    .select({
      typed: u.organisationAsTyped,
      all: sql`count(*)`.mapWith(Number),
      people: active.mapWith(Number),
    })
    .from(u)
    .where(inArray(u.organisationId, [...organisationIds]))
    .groupBy(u.organisationAsTyped)
    .orderBy(desc(sql`count(*)`), asc(u.organisationAsTyped))
    .limit(limit);
}

export async function listNames(
  db: Reader,
  organisationIds: readonly number[],
): Promise<Map<number, string>> {
  const { organisations: o } = db.tables;
  const rows = await db
    .select({ id: o.id, name: o.name })
    .from(o)
    .where(inArray(o.id, [...organisationIds]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Listed municipalities, as Swedes sort them. */
export async function listMunicipalities(db: Reader): Promise<{ code: string; name: string }[]> {
  const { organisations: o } = db.tables;
  const rows = await db
    .select({ code: o.municipalityCode, name: o.name })
    .from(o)
    .where(and(eq(o.sector, 'municipality'), eq(o.listed, true), isNull(o.mergedInto)))
    .orderBy(asc(o.sortKey))
    .limit(1_000);
  return rows.flatMap(({ code, name }) => (code === null ? [] : [{ code, name }]));
}
