import { eq } from 'drizzle-orm/sql';
import { matchOrganisation } from '../../src/organisations/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { searchKey, sortKey } from '../../src/storage/text.ts';
import type { BookingState, Language } from '../../src/storage/values.ts';

const created = new Date('2026-12-01T09:00:00Z');

export interface NewPerson {
  name?: string;
  email?: string | null;
  language?: Language;
  /** By seminar number. */
  bookings: { seminarId: number; state: BookingState; sequence: number | null }[];
}

let people = 0;

/** A person with bookings, as the rows stand after a sign-up. */
export async function addPerson(database: Database, seriesId: number, person: NewPerson) {
  const [added] = await addPeople(database, seriesId, [person]);
  if (!added) throw new Error('No sign-up');
  return added;
}

/** Many at once. */
export function addPeople(database: Database, seriesId: number, persons: NewPerson[]) {
  const numbered = persons.map((person) => ({ ...person, number: ++people }));
  return database.write(async (tx) => {
    const { signUps, bookings, notices } = tx.tables;
    const organisation = await matchOrganisation(tx, 'Karlstads kommun', '', created);
    const [notice] = await tx.select({ id: notices.id }).from(notices).limit(1);
    const added = await tx
      .insert(signUps)
      .values(
        numbered.map(({ number, name = `Person ${number}`, email, language = 'sv' }) => ({
          seriesId,
          email: email === undefined ? `person${number}@kommun.example` : email,
          name,
          searchKey: searchKey(name),
          sortKey: sortKey(name),
          organisationId: organisation.id,
          organisationAsTyped: organisation.name,
          role: 'Handläggare',
          roleCategory: 'specialist' as const,
          language,
          wholeSeries: false,
          noticeId: notice?.id ?? 0,
          createdAt: created,
        })),
      )
      .returning();
    const rows = numbered.flatMap(({ number, bookings: booked }, at) =>
      booked.map((booking) => ({
        ...booking,
        signUpId: added[at]?.id ?? 0,
        calendarUid: `u${number}-${booking.seminarId}@seminarier.example`,
        createdAt: created,
        stateAt: created,
      })),
    );
    const made = rows.length > 0 ? await tx.insert(bookings).values(rows).returning() : [];
    return added.map((signUp) => ({
      signUp,
      bookings: made.filter((booking) => booking.signUpId === signUp.id),
    }));
  });
}

type SeminarRow = Database['read']['tables']['seminars']['$inferInsert'];
type BookingRow = Database['read']['tables']['bookings']['$inferInsert'];

export function changeSeminar(database: Database, id: number, change: Partial<SeminarRow>) {
  return database.write(async (tx) => {
    await tx.update(tx.tables.seminars).set(change).where(eq(tx.tables.seminars.id, id));
  });
}

export function changeBooking(database: Database, id: number, change: Partial<BookingRow>) {
  return database.write(async (tx) => {
    await tx.update(tx.tables.bookings).set(change).where(eq(tx.tables.bookings.id, id));
  });
}

/** Every link sent before opens nothing any more. */
export function revokeLinks(database: Database, signUpId: number) {
  return database.write(async (tx) => {
    const { signUps } = tx.tables;
    await tx.update(signUps).set({ generation: 1 }).where(eq(signUps.id, signUpId));
  });
}
