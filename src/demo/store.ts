import { count, eq, inArray } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';

type New<T extends keyof Tables> = Omit<Tables[T]['$inferInsert'], 'id'>;

/** Whether the database has ever served real people. */
export async function isUsedInProduction(db: Reader) {
  const { settings } = db.tables;
  const rows = await db
    .select({ key: settings.key })
    .from(settings)
    .where(eq(settings.key, 'used_in_production'));
  return rows.length > 0;
}

export async function isThere(db: Reader, slugs: string[]) {
  const { series } = db.tables;
  const [row] = await db.select({ found: count() }).from(series).where(inArray(series.slug, slugs));
  return Number(row?.found ?? 0) > 0;
}

export async function addSeries(tx: Tx, row: New<'series'>): Promise<number> {
  const { series } = tx.tables;
  return onlyId(await tx.insert(series).values(row).returning({ id: series.id }));
}

export async function addSeminar(tx: Tx, row: New<'seminars'>): Promise<number> {
  const { seminars } = tx.tables;
  return onlyId(await tx.insert(seminars).values(row).returning({ id: seminars.id }));
}

export async function addProgramme(tx: Tx, rows: New<'programmeItems'>[]) {
  await tx.insert(tx.tables.programmeItems).values(rows);
}

export async function addMaterials(tx: Tx, rows: New<'materials'>[]) {
  await tx.insert(tx.tables.materials).values(rows);
}

export async function addSignUp(tx: Tx, row: New<'signUps'>): Promise<number> {
  const { signUps } = tx.tables;
  return onlyId(await tx.insert(signUps).values(row).returning({ id: signUps.id }));
}

export async function listLinkIds(db: Reader, seriesId: number): Promise<number[]> {
  const { shareLinks: l } = db.tables;
  const rows = await db.select({ id: l.id }).from(l).where(eq(l.seriesId, seriesId)).orderBy(l.id);
  return rows.map(({ id }) => id);
}

export async function addVisits(tx: Tx, rows: New<'shareLinkDays'>[]) {
  if (rows.length > 0) await tx.insert(tx.tables.shareLinkDays).values(rows);
}

export async function addQuestion(tx: Tx, row: New<'formQuestions'>): Promise<number> {
  const { formQuestions: q } = tx.tables;
  return onlyId(await tx.insert(q).values(row).returning({ id: q.id }));
}

export async function addAnswers(tx: Tx, rows: New<'formAnswers'>[]) {
  await tx.insert(tx.tables.formAnswers).values(rows);
}

/** In the order given, which is the order of the line. */
export async function addBookings(tx: Tx, rows: New<'bookings'>[]) {
  await tx.insert(tx.tables.bookings).values(rows);
}

function onlyId([row]: { id: number }[]) {
  if (!row) throw new Error('A row was not added');
  return row.id;
}
