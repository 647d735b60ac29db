import { and, asc, eq, gt, isNull, notExists, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first } from '../storage/statement.ts';
import type { SeminarEdit } from './changes.ts';
import type { Seminar, Series } from './series.ts';

type NewSeries = Omit<Tables['series']['$inferInsert'], 'id'>;
type NewSeminar = Omit<Tables['seminars']['$inferInsert'], 'id'>;

/** Undefined when the slug is taken. */
export const insertSeries = (tx: Tx, row: NewSeries): Promise<Series | undefined> =>
  first(tx.insert(tx.tables.series).values(row).onConflictDoNothing().returning());

/** Locks the series for an edit, and gives it as it stands. */
export function lockSeries(tx: Tx, id: number): Promise<Series | undefined> {
  const { series } = tx.tables;
  const same = { version: sql`${series.version}` };
  return first(tx.update(series).set(same).where(eq(series.id, id)).returning());
}

export function updateSeries(tx: Tx, id: number, change: Partial<NewSeries>) {
  const { series } = tx.tables;
  return first(tx.update(series).set(change).where(eq(series.id, id)).returning());
}

export const insertSeminar = (tx: Tx, row: NewSeminar): Promise<Seminar | undefined> =>
  first(tx.insert(tx.tables.seminars).values(row).onConflictDoNothing().returning());

/** Calendars that subscribe see that it is another, by when it was changed (CAL-03). */
export function updateSeminar(tx: Tx, id: number, change: SeminarEdit['row'], changedAt: Date) {
  const { seminars } = tx.tables;
  const row = { ...change, changedAt };
  return first(tx.update(seminars).set(row).where(eq(seminars.id, id)).returning());
}

/** What a calendar shows of each seminar is from its series too. */
export async function touchSeminars(tx: Tx, seriesId: number, changedAt: Date) {
  const { seminars } = tx.tables;
  await tx.update(seminars).set({ changedAt }).where(eq(seminars.seriesId, seriesId));
}

/** In a series that has never been public, and booked by nobody: whatever is done, nobody is told. */
export async function isUntouched(db: Reader, { id }: Pick<Seminar, 'id'>): Promise<boolean> {
  const { bookings: b, seminars: s, series } = db.tables;
  const booked = db.select({ id: b.id }).from(b).where(eq(b.seminarId, s.id));
  const rows = await db
    .select({ id: s.id })
    .from(s)
    .innerJoin(series, eq(series.id, s.seriesId))
    .where(and(eq(s.id, id), isNull(series.publishedAt), notExists(booked)));
  return rows.length > 0;
}

/** With all that hangs on it, and the later ones a number lower. */
export async function deleteSeminar(tx: Tx, { id, seriesId, number }: Seminar) {
  const { seminars: s, formQuestions } = tx.tables;
  const { programmeItems, materials, seatLimits, mailings } = tx.tables;
  for (const part of [programmeItems, materials, seatLimits, mailings, formQuestions]) {
    await tx.delete(part).where(eq(part.seminarId, id));
  }
  await tx.delete(s).where(eq(s.id, id));
  const isLater = and(eq(s.seriesId, seriesId), gt(s.number, number));
  const later = await tx.select({ id: s.id }).from(s).where(isLater).orderBy(asc(s.number));
  for (const one of later) {
    const lower = { number: sql`${s.number} - 1` };
    await tx.update(s).set(lower).where(eq(s.id, one.id));
  }
}

/** The programme as it is from now on. Items are nobody's personal data, and history keeps them. */
export async function replaceProgramme(tx: Tx, seminarId: number, items: SeminarEdit['programme']) {
  const { programmeItems } = tx.tables;
  await tx.delete(programmeItems).where(eq(programmeItems.seminarId, seminarId));
  for (const item of items) await tx.insert(programmeItems).values({ ...item, seminarId });
}

export async function replaceMaterials(tx: Tx, seminarId: number, rows: SeminarEdit['materials']) {
  const { materials } = tx.tables;
  await tx.delete(materials).where(eq(materials.seminarId, seminarId));
  for (const row of rows) await tx.insert(materials).values({ ...row, seminarId });
}
