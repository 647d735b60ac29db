import { eq } from 'drizzle-orm/sql';
import { matchOrganisation } from '../../src/organisations/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { searchKey, sortKey } from '../../src/storage/text.ts';
import type { BookingState, Language } from '../../src/storage/values.ts';

const both = (text: string) => ({ sv: text, en: `${text} (en)` });
const created = new Date('2026-12-01T09:00:00Z');

/** One published series with three mornings, the third after the clocks have changed. */
export function addSeries(database: Database, slug: string) {
  return database.write(async (tx) => {
    const { series, seminars } = tx.tables;
    const convener = await matchOrganisation(tx, 'Länsstyrelsen Värmland', '', created);
    const [row] = await tx
      .insert(series)
      .values({
        slug,
        state: 'published',
        title: both('Öppna data Värmland, våren'),
        invitation: both('Välkommen'),
        summary: both('Tre frukostar'),
        terms: both('Kostnadsfritt'),
        breakfast: both('Frukost'),
        access: both('Hiss'),
        network: both('Nätverket'),
        convenerId: convener.id,
        contactName: 'Värd Invented',
        contactEmail: 'vard@lansstyrelsen.example',
        town: 'Karlstad',
        latitude: 59_380_000,
        longitude: 13_500_000,
        version: 1,
        createdAt: created,
        publishedAt: created,
      })
      .returning();
    if (!row) throw new Error('No series');
    const mornings = ['2027-02-03T07:00:00Z', '2027-03-03T07:00:00Z', '2027-03-31T06:00:00Z'];
    const added = await tx
      .insert(seminars)
      .values(
        mornings.map((startsAt, at) => ({
          seriesId: row.id,
          number: at + 1,
          theme: both(`Tema ${at + 1}`),
          description: both('Vad det handlar om.'),
          startsAt: new Date(startsAt),
          endsAt: new Date(new Date(startsAt).getTime() + 2 * 3_600_000),
          venue: 'Residenset',
          address: 'Våxnäsgatan 5, Karlstad',
          joinUrl: 'https://mote.example/rum',
          format: 'hybrid' as const,
          capacity: 1000,
          changedAt: created,
        })),
      )
      .returning();
    return { series: row, seminars: added.toSorted((a, b) => a.number - b.number) };
  });
}

export interface NewPerson {
  name?: string;
  email?: string | null;
  language?: Language;
  /** By seminar number. */
  bookings: { seminarId: number; state: BookingState; sequence: number | null }[];
}

let people = 0;

/** A person with bookings, as the rows stand after a sign-up. */
export function addPerson(database: Database, seriesId: number, person: NewPerson) {
  people += 1;
  const { name = `Person ${people}`, email = `person${people}@kommun.example` } = person;
  const { language = 'sv' } = person;
  const uid = (seminarId: number) => `u${people}-${seminarId}@seminarier.example`;
  return database.write(async (tx) => {
    const { notices, signUps, bookings } = tx.tables;
    const organisation = await matchOrganisation(tx, 'Karlstads kommun', '', created);
    const texts = { summary: ['Vi sparar ditt namn.'], rights: [] };
    const [notice] = await tx
      .insert(notices)
      .values({ texts: { sv: texts, en: texts }, createdAt: created })
      .returning();
    const [signUp] = await tx
      .insert(signUps)
      .values({
        seriesId,
        email,
        name,
        searchKey: searchKey(name),
        sortKey: sortKey(name),
        organisationId: organisation.id,
        organisationAsTyped: organisation.name,
        role: 'Handläggare',
        roleCategory: 'specialist',
        language,
        wholeSeries: false,
        noticeId: notice?.id ?? 0,
        createdAt: created,
      })
      .returning();
    if (!signUp) throw new Error('No sign-up');
    const made = await tx
      .insert(bookings)
      .values(
        person.bookings.map((booking) => ({
          ...booking,
          signUpId: signUp.id,
          calendarUid: uid(booking.seminarId),
          createdAt: created,
          stateAt: created,
        })),
      )
      .returning();
    return { signUp, bookings: made };
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
