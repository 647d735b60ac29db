import { and, asc, eq } from 'drizzle-orm/sql';
import { listMerges } from '../organisations/index.ts';
import type { Reader } from '../storage/database.ts';
import { first } from '../storage/statement.ts';

/** A sign-up of this series, whatever became of it, with its organisation now and share link. */
export async function findPerson(db: Reader, seriesId: number, id: number) {
  const { signUps: u, organisations: o, shareLinks: l } = db.tables;
  const found = await first(
    db
      .select({ signUp: u, organisation: o.name, sector: o.sector, via: l.code })
      .from(u)
      .innerJoin(o, eq(o.id, u.organisationId))
      .leftJoin(l, eq(l.id, u.shareLinkId))
      .where(and(eq(u.id, id), eq(u.seriesId, seriesId))),
  );
  if (!found) return;
  const merged = (await listMerges(db)).get(found.signUp.organisationId);
  if (merged === undefined) return found;
  const isLast = eq(o.id, merged);
  const into = await first(
    db.select({ organisation: o.name, sector: o.sector }).from(o).where(isLast),
  );
  return { ...found, ...into };
}

/** Every booking that a person has made, in seminar order, with the organisation frozen on it. */
export function listAllBookingsOf(db: Reader, signUpId: number) {
  const { bookings: b, seminars: s, organisations: o } = db.tables;
  return db
    .select({ booking: b, seminar: s, frozenOrganisation: o.name })
    .from(b)
    .innerJoin(s, eq(s.id, b.seminarId))
    .leftJoin(o, eq(o.id, b.frozenOrganisationId))
    .where(eq(b.signUpId, signUpId))
    .orderBy(asc(s.number), asc(b.id));
}
