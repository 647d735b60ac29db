import { and, asc, count, eq } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';

export type SavedList = Tables['savedLists']['$inferSelect'];
type Whose = Pick<SavedList, 'organiserId' | 'seriesId'>;

/** An organiser's own lists of a series, by name; first the one without, which lists open with. */
export function listSaved(
  db: Reader,
  organiserId: number,
  seriesId: number,
): Promise<Pick<SavedList, 'id' | 'name' | 'query'>[]> {
  const { savedLists: l } = db.tables;
  return db
    .select({ id: l.id, name: l.name, query: l.query })
    .from(l)
    .where(isOf(db, { organiserId, seriesId }))
    .orderBy(asc(l.name), asc(l.id));
}

export async function countSaved(db: Reader, whose: Whose) {
  const { savedLists: l } = db.tables;
  const [row] = await db.select({ found: count() }).from(l).where(isOf(db, whose));
  return Number(row?.found ?? 0);
}

/** False when a list of that name was there, and now is this one. */
export async function putSaved(tx: Tx, row: Omit<SavedList, 'id'>) {
  const { savedLists: l } = tx.tables;
  const added = await tx.insert(l).values(row).onConflictDoNothing().returning({ id: l.id });
  if (added.length > 0) return true;
  await tx
    .update(l)
    .set({ query: row.query })
    .where(and(isOf(tx, row), eq(l.name, row.name)));
  return false;
}

export async function deleteSaved(tx: Tx, whose: Whose, id: number) {
  const { savedLists: l } = tx.tables;
  await tx.delete(l).where(and(isOf(tx, whose), eq(l.id, id)));
}

export async function deleteSavedByName(tx: Tx, whose: Whose, name: string) {
  const { savedLists: l } = tx.tables;
  await tx.delete(l).where(and(isOf(tx, whose), eq(l.name, name)));
}

function isOf(db: Reader, { organiserId, seriesId }: Whose) {
  const { savedLists: l } = db.tables;
  return and(eq(l.organiserId, organiserId), eq(l.seriesId, seriesId));
}
