import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import type { RoleCategory } from '../storage/values.ts';
import type { CountedSeminar, Part, Person } from './count.ts';
import { codeOf, eitherOf } from './shape.ts';

const peoplePerPage = 500;

/** People whose bookings cannot be added up: of two organisations, or twice at one seminar. */
export async function listOdd(
  db: Reader,
  seminars: CountedSeminar[],
  ids: number[],
  isPlace: SQL | undefined,
): Promise<Person[]> {
  const people: Person[] = [];
  for (let from = 0; from < ids.length; from += peoplePerPage) {
    const rows = await listBookings(db, ids.slice(from, from + peoplePerPage), isPlace);
    for (const own of Map.groupBy(rows, ({ id }) => id).values()) {
      people.push(...personOf(own, seminars));
    }
  }
  return people;
}

interface Row {
  role: RoleCategory;
  link: number | null;
  organisation: number;
  seminarId: number;
  cameAt: Date | null;
  createdAt: Date;
  hasSeat: boolean;
}

function listBookings(db: Reader, ids: number[], isPlace: SQL | undefined) {
  const { signUps: u, bookings: b } = db.tables;
  return db
    .select({
      id: u.id,
      role: u.roleCategory,
      link: u.shareLinkId,
      organisation: sql`coalesce(${b.frozenOrganisationId}, ${u.organisationId})`.mapWith(Number),
      seminarId: b.seminarId,
      cameAt: b.cameAt,
      createdAt: b.createdAt,
      hasSeat:
        sql`case when ${b.state} = 'confirmed' and ${u.cancelledAt} is null then 1 else 0 end`.mapWith(
          (one) => Number(one) === 1,
        ),
    })
    .from(u)
    .innerJoin(b, eq(b.signUpId, u.id))
    .where(and(inArray(u.id, ids), isPlace))
    .orderBy(asc(u.id), asc(b.id));
}

function personOf(rows: Row[], seminars: CountedSeminar[]): Person[] {
  const [first] = rows;
  if (!first) return [];
  const since = Math.min(...rows.map(({ createdAt }) => createdAt.getTime()));
  const byOrganisation = Map.groupBy(rows, ({ organisation }) => organisation);
  const parts = [...byOrganisation].map(([organisation, own]): Part => {
    const codes = own.map((row) => codeOfRow(row, seminars));
    return { organisation, code: codes.reduce(eitherOf) };
  });
  return [{ role: first.role, link: first.link ?? 0, since, parts }];
}

function codeOfRow({ seminarId, cameAt, createdAt, hasSeat }: Row, seminars: CountedSeminar[]) {
  const place = seminars.findIndex(({ id }) => id === seminarId);
  const startsAt = seminars[place]?.startsAt;
  const isExpected = hasSeat && startsAt !== undefined && createdAt <= startsAt;
  const shape = {
    booked: [place],
    visited: cameAt ? [place] : [],
    early: isExpected ? [place] : [],
  };
  return codeOf(shape, seminars.length);
}
