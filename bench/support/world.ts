import type { Database, Tx } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Texts } from '../../src/storage/values.ts';

export interface WorldOptions {
  slug?: string;
  seminars?: number;
  capacity: number;
  /** Days from now to the first; the next ones follow a week apart. */
  startsInDays?: number;
}

export interface World {
  seriesId: number;
  slug: string;
  seminarIds: number[];
}

const day = 86_400_000;

/** Runs `work` on the database as the service has it, migrated by its own code. */
export async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>) {
  const database = await openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** A published series of real size, stored through the house's own schema. */
export function seedWorld(url: string, options: WorldOptions): Promise<World> {
  return withDatabase(url, (database) => database.write((tx) => seed(tx, options)));
}

export async function seed(tx: Tx, options: WorldOptions): Promise<World> {
  const { slug = 'bench', seminars = 3 } = options;
  const now = new Date();
  const convenerId = await conveningOrganisation(tx, now);
  await notice(tx, now);
  const [series] = await tx
    .insert(tx.tables.series)
    .values({
      slug,
      state: 'published',
      convenerId,
      ...seriesTexts,
      createdAt: now,
      publishedAt: now,
    })
    .returning();
  if (!series) throw new Error('The series was not stored');
  const seminarIds: number[] = [];
  for (let number = 1; number <= seminars; number += 1) {
    seminarIds.push(await seminar(tx, series.id, number, options));
  }
  return { seriesId: series.id, slug, seminarIds };
}

async function conveningOrganisation(tx: Tx, createdAt: Date) {
  const { organisations } = tx.tables;
  const [row] = await tx
    .insert(organisations)
    .values({
      name: 'Länsstyrelsen Bänken',
      sector: 'state',
      listed: true,
      nameKey: 'länsstyrelsen bänken',
      searchKey: 'lansstyrelsen banken',
      sortKey: 'länsstyrelsen bänken',
      createdAt,
    })
    .onConflictDoNothing()
    .returning();
  if (row) return row.id;
  const found = (await tx.select().from(organisations)).find(({ name }) => name.endsWith('Bänken'));
  if (!found) throw new Error('The convening organisation was not stored');
  return found.id;
}

async function notice(tx: Tx, createdAt: Date) {
  const text = { summary: ['Text.'], rights: ['Text.'] };
  const stored = await tx.select({ id: tx.tables.notices.id }).from(tx.tables.notices);
  if (stored.length > 0) return;
  await tx.insert(tx.tables.notices).values({ texts: { sv: text, en: text }, createdAt });
}

const same = (text: string): Texts => ({ sv: text, en: text });

const seriesTexts = {
  title: same('Öppna data Värmland'),
  invitation: same('Nätverket för öppna data bjuder in'),
  summary: same('Tre frukostseminarier om öppna data för dig som arbetar i offentlig sektor.'),
  terms: same('Det kostar ingenting. Anmäl dig till ett, två eller alla tre.'),
  breakfast: same('Frukost serveras från 07.30.'),
  access: same('Lokalen har hiss och hörslinga.'),
  network: same('Länsstyrelsen Värmland sammankallar nätverket.'),
  contactName: 'Länsstyrelsen Värmland',
  contactEmail: 'kontakt@bench.internal',
  town: 'Karlstad',
  latitude: 59_379_300,
  longitude: 13_503_600,
  version: 1,
};

async function seminar(tx: Tx, seriesId: number, number: number, options: WorldOptions) {
  const first = Date.now() + (options.startsInDays ?? 30) * day;
  const startsAt = new Date(first + (number - 1) * 7 * day);
  const [row] = await tx
    .insert(tx.tables.seminars)
    .values({
      seriesId,
      number,
      theme: same(`Grundläggande kunskap och förståelse, del ${number}`),
      description: same(
        'Vad öppna data är, och vilka frågor om dataskydd och sekretess som väcks.',
      ),
      startsAt,
      endsAt: new Date(startsAt.getTime() + 7_200_000),
      venue: 'Residenset i Karlstad',
      address: 'Våxnäsgatan 5, 652 20 Karlstad',
      mapUrl: 'https://www.openstreetmap.org/?mlat=59.38&mlon=13.50',
      format: 'onsite',
      capacity: options.capacity,
      changedAt: new Date(),
    })
    .returning();
  if (!row) throw new Error('A seminar was not stored');
  return row.id;
}
