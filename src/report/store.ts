import type { Column } from 'drizzle-orm/column';
import {
  and,
  between,
  eq,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { roleCategories } from '../storage/values.ts';
import type { CountedSeminar, Person } from './count.ts';
import { listOdd } from './odd-store.ts';
import { countBooked, earlyTimes, numbersFor, perNumber, visitedTimes } from './shape.ts';

/** A seminar as it is counted; one that is called off has no places. */
/** Ids of sign-ups, both ends of it among them. */
export interface Span {
  from: number;
  to: number;
}

/** Each page costs some 2 ms to ask for. */
const idsPerPage = 20_000;

/**
 * Everybody in the span who counts, a few thousand at a time: one pass over the bookings of these
 * seminars.
 */
export async function* listPeople(
  db: Reader,
  seriesId: number,
  seminars: CountedSeminar[],
  { from, to }: Span,
): AsyncGenerator<Person[]> {
  if (seminars.every(({ cancelledAt }) => cancelledAt)) return;
  for (let first = from; first <= to; first += idsPerPage) {
    const last = Math.min(first + idsPerPage - 1, to);
    const { people, odd } = await page(db, seriesId, seminars, { from: first, to: last });
    yield people;
    if (odd.length > 0) yield await listOdd(db, seminars, odd, isPlace(db, seminars));
  }
}

/** Where the sign-ups of a series are; of none it is empty. */
export async function spanOf(db: Reader, seriesId: number): Promise<Span> {
  const { signUps: u } = db.tables;
  const end = (which: 'min' | 'max') =>
    sql`(select ${sql.raw(which)}(${u.id}) from ${u} where ${u.seriesId} = ${seriesId})`;
  const [row] = await db
    .select({
      from: sql`coalesce(${end('min')}, 1)`.mapWith(Number),
      to: sql`coalesce(${end('max')}, 0)`.mapWith(Number),
    })
    .from(sql`(select 1) as one`);
  return row ?? { from: 1, to: 0 };
}

/** A place is a confirmed booking of an active sign-up, or any that somebody came to. */
function isPlace(db: Reader, seminars: CountedSeminar[]): SQL | undefined {
  const { signUps: u, bookings: b } = db.tables;
  const held = seminars.filter(({ cancelledAt }) => !cancelledAt).map(({ id }) => id);
  // A span is one search of the index where a list is one for each.
  const ends = sql.raw(`${Math.min(...held)} and ${Math.max(...held)}`);
  const span = sql`${b.seminarId} between ${ends}`;
  const isWhole = Math.max(...held) - Math.min(...held) === held.length - 1;
  return and(
    isWhole ? span : and(span, inArray(b.seminarId, held)),
    or(isNotNull(b.cameAt), and(eq(b.state, 'confirmed'), isNull(u.cancelledAt))),
  );
}

/**
 * A person's bookings as a `Code`. Only whoever has a seat that was booked before the seminar began
 * was expected; that somebody without one came says nothing of that.
 */
function codeIn(db: Reader, seminars: CountedSeminar[], number: number) {
  const { signUps: u, bookings: b } = db.tables;
  const first = number * perNumber;
  const own = seminars.slice(first, first + perNumber);
  const bySeminar = (valueFor: (seminar: CountedSeminar, i: number) => SQL) =>
    sql`case ${b.seminarId} ${sql.join(
      own.map((one, i) => sql`when ${sql.raw(`${one.id}`)} then ${valueFor(one, i)}`),
      sql` `,
    )} else 0 end`;
  const bit = bySeminar((_, i) => sql.raw(`${2 ** i}`));
  // Written out: a bound number is a real one, and those are slow to compare with whole ones.
  const isEarly = ({ startsAt }: CountedSeminar) =>
    areNumbers(b.createdAt)
      ? sql`${b.createdAt} <= ${sql.raw(`${startsAt.getTime()}`)}`
      : lte(b.createdAt, startsAt);
  const inTime = bySeminar((one) => sql`case when ${isEarly(one)} then 1 else 0 end`);
  const isExpected = and(eq(b.state, 'confirmed'), isNull(u.cancelledAt), sql`${inTime} = 1`);
  const visited = sql`case when ${b.cameAt} is null then 0 else ${sql.raw(`${visitedTimes}`)} end`;
  const early = sql`case when ${isExpected} then ${sql.raw(`${earlyTimes}`)} else 0 end`;
  return sql`sum(${bit} * (1 + ${visited} + ${early}))`;
}

/**
 * One page of people, column by column: each comes as one text, all numbers with commas between.
 * As rows they took twice as long, most of it to make objects of.
 */
async function page(db: Reader, seriesId: number, seminars: CountedSeminar[], { from, to }: Span) {
  const { signUps: u, bookings: b } = db.tables;
  const columns = columnsOf(db, seminars);
  const people = db
    .select(
      Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.as(name)])),
    )
    .from(u)
    // In this order, or SQLite may begin with all bookings of a seminar for each page.
    .crossJoin(b)
    .where(
      and(
        eq(u.seriesId, seriesId),
        between(u.id, from, to),
        eq(b.signUpId, u.id),
        isPlace(db, seminars),
      ),
    )
    .groupBy(u.id)
    .as('people');
  const textOf = (name: string) => {
    const text = sql`cast(${sql.identifier(name)} as text)`;
    const quoted = name === 'since' && !areNumbers(b.createdAt);
    return sql<string | null>`string_agg(${quoted ? sql`'"' || ${text} || '"'` : text}, ',')`;
  };
  const texts = Object.keys(columns).map((name) => [name, textOf(name)] as const);
  const [row] = await db.select(Object.fromEntries(texts)).from(people);
  const numbers = (name: string) => JSON.parse(`[${row?.[name] ?? ''}]`) as number[];
  return readPage(db, Object.keys(columns).map(numbers));
}

const roles = roleCategories.length;

/** In the order that `readPage` takes them. */
function columnsOf(db: Reader, seminars: CountedSeminar[]): Record<string, SQL> {
  const { signUps: u, bookings: b } = db.tables;
  const names = roleCategories.map((name, i) => sql.raw(`when '${name}' then ${i}`));
  const role = sql`case ${u.roleCategory} ${sql.join(names, sql` `)} else 0 end`;
  const moved = sql`max(case when ${b.frozenOrganisationId} <> ${u.organisationId} then 1 else 0 end)`;
  const codes = Array.from({ length: numbersFor(seminars.length) }, (_, i) => [
    `code_${i}`,
    codeIn(db, seminars, i),
  ]);
  return {
    id: sql`${u.id}`,
    organisation: sql`${u.organisationId}`,
    link: sql`coalesce(${u.shareLinkId}, 0)`,
    since: sql`min(${b.createdAt})`,
    // Three small numbers as one: each column more is a tenth of the whole.
    kind: sql`${role} + ${sql.raw(`${roles}`)} * (${moved} + 2 * count(*))`,
    ...Object.fromEntries(codes),
  };
}

/** `odd` are those whose bookings must be looked at one by one. */
function readPage(db: Reader, columns: number[][]) {
  const [ids = [], organisations = [], links = [], sinces = [], kinds = [], ...codes] = columns;
  const instant = instants(db);
  const people: Person[] = [];
  const odd: number[] = [];
  for (const [i, id] of ids.entries()) {
    const kind = kinds[i] ?? 0;
    const code = codes.map((numbers) => numbers[i] ?? 0);
    const rest = Math.floor(kind / roles);
    // Two bookings of one seminar carry over in the sum, which then has fewer bits than bookings.
    if (rest % 2 === 1 || countBooked(code) !== Math.floor(rest / 2)) {
      odd.push(id);
      continue;
    }
    people.push({
      role: roleCategories[kind % roles] ?? 'other',
      link: links[i] ?? 0,
      since: instant(sinces[i]),
      parts: [{ organisation: organisations[i] ?? 0, code }],
    });
  }
  return { people, odd };
}

/** Whether the engine keeps instants as milliseconds; else a cast makes words of them. */
const areNumbers = (column: Column) => column.getSQLType() === 'integer';

function instants({ tables: { bookings: b } }: Reader) {
  return (stored: unknown): number =>
    typeof stored === 'number'
      ? stored
      : (b.createdAt.mapFromDriverValue(stored as never) as Date).getTime();
}
