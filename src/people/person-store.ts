import { and, asc, eq } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { first } from '../storage/statement.ts';

/** A sign-up of this series, whatever became of it, with its organisation and share link. */
export function findPerson(db: Reader, seriesId: number, id: number) {
  const { signUps: u, organisations: o, shareLinks: l } = db.tables;
  return first(
    db
      .select({ signUp: u, organisation: o.name, sector: o.sector, via: l.code })
      .from(u)
      .innerJoin(o, eq(o.id, u.organisationId))
      .leftJoin(l, eq(l.id, u.shareLinkId))
      .where(and(eq(u.id, id), eq(u.seriesId, seriesId))),
  );
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
