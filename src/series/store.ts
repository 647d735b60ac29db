import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  max,
  min,
  ne,
  sql,
} from 'drizzle-orm/sql';
import { listMerges } from '../organisations/index.ts';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { statement, value } from '../storage/statement.ts';
import type { MailingKind } from '../storage/values.ts';
import type { Seminar, Series } from './series.ts';

export type ProgrammeItem = Tables['programmeItems']['$inferSelect'];
export type Material = Tables['materials']['$inferSelect'];

const bySlug = statement((db: Reader) => {
  const { series } = db.tables;
  return db
    .select()
    .from(series)
    .where(and(eq(series.slug, value('slug')), ne(series.state, 'draft')));
});

/** Published or archived; a draft is nobody's to see. */
export async function findSeries(db: Reader, slug: string): Promise<Series | undefined> {
  return (await bySlug(db, { slug }))[0];
}

export async function findSeriesById(db: Reader, id: number): Promise<Series | undefined> {
  const { series } = db.tables;
  return (await db.select().from(series).where(eq(series.id, id)))[0];
}

/** The published ones, newest first. */
export function listSeries(db: Reader): Promise<Series[]> {
  const { series } = db.tables;
  return db
    .select()
    .from(series)
    .where(eq(series.state, 'published'))
    .orderBy(desc(series.publishedAt), desc(series.id));
}

const ofSeries = statement((db: Reader) => {
  const { seminars } = db.tables;
  return db
    .select()
    .from(seminars)
    .where(eq(seminars.seriesId, value('seriesId')))
    .orderBy(asc(seminars.number));
});

/** In number order. */
export function listSeminars(db: Reader, seriesId: number): Promise<Seminar[]> {
  return ofSeries(db, { seriesId });
}

/** The form on the page shows it (LAW-12). */
const newestNotice = ({ tables: { notices } }: Reader) =>
  sql<number>`(select max(${notices.id}) from ${notices})`;

const versionBySlug = statement((db: Reader) => {
  const { series } = db.tables;
  return db
    .select({ version: series.version, notice: newestNotice(db) })
    .from(series)
    .where(and(eq(series.slug, value('slug')), ne(series.state, 'draft')));
});

/** Changes whenever a page of the series would; undefined where there is no such series. */
export async function findVersion(db: Reader, slug: string): Promise<string | undefined> {
  const [row] = await versionBySlug(db, { slug });
  return row && `${row.version}.${row.notice}`;
}

const publishedVersions = statement((db: Reader) => {
  const { series } = db.tables;
  return db
    .select({ id: series.id, version: series.version, notice: newestNotice(db) })
    .from(series)
    .where(eq(series.state, 'published'))
    .orderBy(asc(series.id));
});

/** Changes whenever the list of published series would. */
export async function versionOfAll(db: Reader): Promise<string> {
  const rows = await publishedVersions(db, {});
  return rows.map(({ id, version, notice }) => `${id}.${version}.${notice}`).join(' ');
}

const raise = statement((db: Tx) => {
  const { series } = db.tables;
  return db
    .update(series)
    .set({ version: sql`${series.version} + 1` })
    .where(eq(series.id, value('id')));
});

/** Part of every unit that changes what a public page of the series shows. */
export async function raiseVersion(tx: Tx, seriesId: number): Promise<void> {
  await raise(tx, { id: seriesId });
}

export function listProgramme(db: Reader, seminarIds: number[]): Promise<ProgrammeItem[]> {
  const { programmeItems } = db.tables;
  return db
    .select()
    .from(programmeItems)
    .where(inArray(programmeItems.seminarId, seminarIds))
    .orderBy(asc(programmeItems.minutes), asc(programmeItems.id));
}

/** What everybody may see; film before slides before links. */
export async function listPublicMaterials(db: Reader, seminarIds: number[]): Promise<Material[]> {
  const { materials } = db.tables;
  const rows = await db
    .select()
    .from(materials)
    .where(and(inArray(materials.seminarId, seminarIds), eq(materials.audience, 'all')))
    .orderBy(asc(materials.id));
  const order = ['film', 'slides', 'link'];
  return rows.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** How many came, by seminar; one that nobody was checked in to is left out. */
export async function countCame(db: Reader, seminarIds: number[]): Promise<Map<number, number>> {
  const { bookings } = db.tables;
  const rows = await db
    .select({ seminarId: bookings.seminarId, came: count() })
    .from(bookings)
    .where(and(inArray(bookings.seminarId, seminarIds), isNotNull(bookings.cameAt)))
    .groupBy(bookings.seminarId);
  return new Map(rows.map(({ seminarId, came }) => [seminarId, Number(came)]));
}

/** Who invites, after merging. */
export async function findConvener(db: Reader, { convenerId }: Pick<Series, 'convenerId'>) {
  const { organisations: o } = db.tables;
  const id = (await listMerges(db)).get(convenerId) ?? convenerId;
  const fields = { organisationId: o.id, name: o.name, nameEn: o.nameEn };
  const [row] = await db.select(fields).from(o).where(eq(o.id, id));
  return row;
}

/** Locks the seminar: every unit that changes one begins by updating its row. */
export async function lockSeminar(tx: Tx, id: number): Promise<Seminar | undefined> {
  const { seminars } = tx.tables;
  const [row] = await tx
    .update(seminars)
    .set({ number: sql`${seminars.number}` })
    .where(eq(seminars.id, id))
    .returning();
  return row;
}

export type SeminarChange = Partial<
  Pick<
    Seminar,
    | 'startsAt'
    | 'endsAt'
    | 'venue'
    | 'address'
    | 'mapUrl'
    | 'joinUrl'
    | 'opensAt'
    | 'closesAt'
    | 'cancelledAt'
  >
>;

/** A change that calendars show: raises SEQUENCE and DTSTAMP (CAL-43). */
export async function changeSeminar(tx: Tx, id: number, change: SeminarChange, at: Date) {
  const { seminars } = tx.tables;
  await tx
    .update(seminars)
    .set({ ...change, changedAt: at, sequence: sql`${seminars.sequence} + 1` })
    .where(eq(seminars.id, id));
}

export async function addMailing(tx: Tx, kind: MailingKind, seminarId: number, at: Date) {
  await tx.insert(tx.tables.mailings).values({ kind, seminarId, createdAt: at });
}

/** Any state: for organisers. */
export async function findAnySeries(db: Reader, slug: string): Promise<Series | undefined> {
  const { series } = db.tables;
  const [row] = await db.select().from(series).where(eq(series.slug, slug));
  return row;
}

const stateOrder = ['published', 'draft', 'archived'];

/**
 * Every series with how many have signed up, and from when to when it is: those that run first,
 * each kind newest first.
 */
export async function listAllSeries(db: Reader) {
  const { series: s, seminars: e, signUps: u } = db.tables;
  const spans = await db
    .select({ seriesId: e.seriesId, from: min(e.startsAt), to: max(e.startsAt) })
    .from(e)
    .where(isNull(e.cancelledAt))
    .groupBy(e.seriesId);
  const days = new Map(spans.map(({ seriesId, from, to }) => [seriesId, { from, to }]));
  const all = await db
    .select({ series: s, people: count(u.id) })
    .from(s)
    .leftJoin(u, and(eq(u.seriesId, s.id), isNull(u.cancelledAt)))
    .groupBy(s.id)
    .orderBy(desc(s.id));
  const place = ({ series }: (typeof all)[number]) => stateOrder.indexOf(series.state);
  return all
    .toSorted((a, b) => place(a) - place(b))
    .map((one) => ({ ...one, days: days.get(one.series.id) }));
}

export async function listMaterials(db: Reader, seminarId: number): Promise<Material[]> {
  const { materials } = db.tables;
  return db
    .select()
    .from(materials)
    .where(eq(materials.seminarId, seminarId))
    .orderBy(asc(materials.id));
}
