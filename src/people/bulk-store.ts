import { and, asc, eq, inArray } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';

/** Those of the ids that are bookings of this seminar, with their people, oldest first. */
export function listPickedBookings(db: Reader, seminarId: number, ids: number[]) {
  const { bookings: b, signUps: u } = db.tables;
  return db
    .select({ booking: b, signUp: u })
    .from(b)
    .innerJoin(u, eq(u.id, b.signUpId))
    .where(and(eq(b.seminarId, seminarId), inArray(b.id, ids)))
    .orderBy(asc(b.id));
}

/** Those of the ids that are people of this series. */
export function listPickedPeople(db: Reader, seriesId: number, ids: number[]) {
  const { signUps: u } = db.tables;
  return db
    .select()
    .from(u)
    .where(and(eq(u.seriesId, seriesId), inArray(u.id, ids)))
    .orderBy(asc(u.id));
}

/** What each of these people has now, to tell whether anything happened to it. */
export function listStandingsOf(db: Reader, signUpIds: number[]) {
  const { bookings: b } = db.tables;
  return db
    .select({ id: b.id, state: b.state, sequence: b.sequence, cameAt: b.cameAt })
    .from(b)
    .where(inArray(b.signUpId, signUpIds))
    .orderBy(asc(b.id));
}

/** Of a letter that is only shown: never stays. */
export async function setLanguageOf(tx: Tx, signUpId: number, language: Language) {
  const { signUps: u } = tx.tables;
  await tx.update(u).set({ language }).where(eq(u.id, signUpId));
}
