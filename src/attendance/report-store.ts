import { eq, inArray, type SQL, sql } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { statement, value } from '../storage/statement.ts';
import type { RoleCategory, Sector } from '../storage/values.ts';
import type { OrganisationName } from './breakdowns.ts';
import { type Measures, mostMornings, type Tally } from './measures.ts';

export interface Scope {
  seriesId: number;
  /** One seminar alone; left out, all of the series. */
  number?: number | undefined;
}

/** Everything the report counts, in one statement: one pass over the bookings, one moment. */
export async function measure(
  db: Reader,
  { seriesId, number }: Scope,
  now: Date,
): Promise<Measures> {
  const [first, last] = number === undefined ? [0, 2 ** 31 - 1] : [number, number];
  const rows = await figures(db, { seriesId, first, last, now });
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    people: of('people').map(({ booked, visited, times, ...row }) => ({
      ...tallyOf(row),
      role: row.word as RoleCategory,
      link: row.id,
      booked,
      visited,
      times,
    })),
    seminars: of('seminar').map((row) => ({ ...tallyOf(row), number: row.id })),
    organisations: of('organisation').map((row) => ({
      ...tallyOf(row),
      id: row.id,
      cameTo: [row.m1, row.m2, row.m3, row.m4, row.m5, row.m6],
    })),
    sectors: of('sector').map((row) => ({ ...tallyOf(row), sector: row.word as Sector })),
  };
}

const tallyOf = ({ signed, due, came }: Tally): Tally => ({ signed, due, came });

const figures = statement((db) => {
  const figure = (name: string) => sql`${sql.identifier(name)}`.mapWith(Number);
  return db
    .select({
      kind: sql<string>`kind`,
      word: sql<string>`word`,
      id: figure('id'),
      signed: figure('signed'),
      due: figure('due'),
      came: figure('came'),
      booked: figure('booked'),
      visited: figure('visited'),
      times: figure('times'),
      m1: figure('m1'),
      m2: figure('m2'),
      m3: figure('m3'),
      m4: figure('m4'),
      m5: figure('m5'),
      m6: figure('m6'),
    })
    .from(sql`(
      with recursive ${mergedOrganisations(db)}, ${places(db)}
      ${peopleAlike}
      union all ${counted('seminar', sql`''`, sql`number`, 'number')}
      union all ${counted('organisation', sql`''`, sql`organisation`, 'organisation', byMorning)}
      union all ${counted('sector', sql`sector`, sql`0`, 'sector')}
    ) as figures`);
});

/** Where each merged organisation has gone, through others if need be. */
function mergedOrganisations({ tables: { organisations: o } }: Reader) {
  return sql`
    steps (id, next) as (
      select id, merged_into from ${o} where merged_into is not null
      union
      select steps.id, further.merged_into
      from steps join ${o} further on further.id = steps.next
      where further.merged_into is not null
    ),
    merged (id, root) as (
      select steps.id, steps.next
      from steps join ${o} kept on kept.id = steps.next
      where kept.merged_into is null
    )`;
}

/** A place is a confirmed booking of an active sign-up, or any that somebody came to. */
function places({ tables }: Reader) {
  const { bookings: b, signUps: u, seminars: s, organisations: o } = tables;
  const own = sql`coalesce(${b.frozenOrganisationId}, ${u.organisationId})`;
  const came = sql`${b.cameAt} is not null`;
  return sql`
    places (person, number, bit, due, came, organisation, sector, role, link) as (
      select ${u.id}, ${s.number},
        case when ${s.number} <= ${sql.raw(`${mostMornings}`)} then 1 << (${s.number} - 1) else 0 end,
        case when ${s.endsAt} <= ${value('now', s.endsAt)} or ${came} then 1 else 0 end,
        case when ${came} then 1 else 0 end,
        ${o.id}, ${o.sector}, ${u.roleCategory}, coalesce(${u.shareLinkId}, 0)
      from ${s}
      join ${b} on ${b.seminarId} = ${s.id}
      join ${u} on ${u.id} = ${b.signUpId}
      left join merged on merged.id = ${own}
      join ${o} on ${o.id} = coalesce(merged.root, ${own})
      where ${s.seriesId} = ${value('seriesId')}
        and ${s.number} between ${value('first')} and ${value('last')}
        and ${s.cancelledAt} is null
        and (${came} or (${b.state} = 'confirmed' and ${u.cancelledAt} is null))
    )`;
}

const noMornings = sql`0, 0, 0, 0, 0, 0`;
const byMorning = sql.join(
  Array.from({ length: mostMornings }, (_, i) => sql.raw(`sum((visited >> ${i}) & 1)`)),
  sql`, `,
);

const peopleAlike = sql`
  select 'people' as kind, role as word, link as id,
    count(*) as signed, sum(due) as due, sum(came) as came, booked, visited, times,
    0 as m1, 0 as m2, 0 as m3, 0 as m4, 0 as m5, 0 as m6
  from (
    select role, link, max(due) as due, max(came) as came,
      sum(distinct bit) as booked, sum(distinct bit * came) as visited,
      count(distinct case when came = 1 then number end) as times
    from places
    group by person, role, link
  ) as people
  group by role, link, booked, visited, times`;

/** Everybody once for each thing of a kind, then how many there are of each. */
function counted(kind: string, word: SQL, id: SQL, by: string, cameTo = noMornings) {
  return sql`
    select ${sql.raw(`'${kind}'`)}, ${word}, ${id}, count(*), sum(due), sum(came), 0, 0, 0, ${cameTo}
    from (
      select ${sql.raw(by)}, max(due) as due, max(came) as came,
        sum(distinct bit * came) as visited
      from places
      group by person, ${sql.raw(by)}
    ) as things
    group by ${sql.raw(by)}`;
}

const page = 1000;

export async function listOrganisationNames(db: Reader, ids: number[]) {
  const { organisations: o } = db.tables;
  const rows: OrganisationName[] = [];
  for (let from = 0; from < ids.length; from += page) {
    const found = await db
      .select({
        id: o.id,
        name: o.name,
        nameEn: o.nameEn,
        shortName: o.shortName,
        sector: o.sector,
      })
      .from(o)
      .where(inArray(o.id, ids.slice(from, from + page)));
    rows.push(...found);
  }
  return rows;
}

/** The share links of a series, retired ones too, with the member that spreads each. */
export function listLinkNames(db: Reader, seriesId: number) {
  const { shareLinks: l, members: m, organisations: o } = db.tables;
  return db
    .select({ id: l.id, channel: l.channel, name: o.name, nameEn: o.nameEn })
    .from(l)
    .innerJoin(m, eq(m.id, l.memberId))
    .innerJoin(o, eq(o.id, m.organisationId))
    .where(eq(l.seriesId, seriesId));
}
