import { matchOrganisation } from '../../src/organisations/index.ts';
import type { SignUpForm } from '../../src/registrations/index.ts';
import type { Seminar, Series } from '../../src/series/index.ts';
import type { Database } from '../../src/storage/database.ts';

const both = (text: string) => ({ sv: text, en: `${text} (en)` });
const created = new Date('2026-12-01T09:00:00Z');

/** A winter, a late winter and a summer-time morning, all 08.00 in Karlstad. */
const mornings = ['2027-02-03T07:00:00Z', '2027-03-03T07:00:00Z', '2027-03-31T06:00:00Z'];

export interface World {
  series: Series;
  /** In number order. */
  seminars: Seminar[];
}

/** A published series of three mornings with so many seats, and a notice on personal data. */
export function addSeries(
  database: Database,
  { slug = 'oppna-data', capacities = [10, 10, 10] } = {},
): Promise<World> {
  return database.write(async (tx) => {
    const { notices, series, seminars } = tx.tables;
    const texts = { summary: ['Vi sparar ditt namn.'], rights: ['Du har rättigheter.'] };
    await tx.insert(notices).values({ texts: { sv: texts, en: texts }, createdAt: created });
    const convener = await matchOrganisation(tx, 'Länsstyrelsen Värmland', '', created);
    const [row] = await tx
      .insert(series)
      .values({
        slug,
        state: 'published',
        title: both('Öppna data'),
        invitation: both('Nätverket bjuder in'),
        summary: both('Tre frukostar'),
        terms: both('Kostar inget'),
        breakfast: both('Frukost'),
        access: both('Hiss finns'),
        network: both('Nätverket'),
        convenerId: convener.id,
        contactName: 'Vera Värd',
        contactEmail: 'vera@lansstyrelsen.example',
        town: 'Karlstad',
        latitude: 59_380_000,
        longitude: 13_500_000,
        version: 1,
        createdAt: created,
        publishedAt: created,
      })
      .returning();
    if (!row) throw new Error('No series');
    const added = await tx
      .insert(seminars)
      .values(
        capacities.map((capacity, index) => ({
          seriesId: row.id,
          number: index + 1,
          theme: both(`Tema ${index + 1}`),
          description: both('Vad det handlar om.'),
          startsAt: new Date(mornings[index] ?? ''),
          endsAt: new Date(new Date(mornings[index] ?? '').getTime() + 2 * 3_600_000),
          venue: 'Residenset',
          address: 'Våxnäsgatan 5, Karlstad',
          format: 'onsite' as const,
          capacity,
          changedAt: created,
        })),
      )
      .returning();
    return { series: row, seminars: added.toSorted((a, b) => a.number - b.number) };
  });
}

/** The cast: named people who sign up. */
export const cast = {
  asa: { name: 'Åsa Öberg', email: 'asa@karlstad.example', organisation: 'Karlstads kommun' },
  bo: { name: 'Bo Ek', email: 'bo@sunne.example', organisation: 'Sunne kommun' },
  cecilia: { name: 'Cecilia Ås', email: 'cecilia@msb.example', organisation: 'MSB' },
  dag: { name: 'Dag Lind', email: 'dag@bolaget.example', organisation: 'Bolaget AB' },
};

/** What a person of the cast sends, ticking these seminars. */
export function formOf(
  person: { name: string; email: string; organisation: string },
  seminars: number[],
  more: Partial<SignUpForm> = {},
): SignUpForm {
  const role = { role: 'Handläggare', roleCategory: 'specialist' } as const;
  return { ...person, ...role, seminars, wholeSeries: false, ...more };
}
