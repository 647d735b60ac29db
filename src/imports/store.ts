import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first, forUpdate, forUpdateIfFree } from '../storage/statement.ts';
import type { ImportState } from '../storage/values.ts';
import type { Choices } from './choices.ts';
import type { FileRow } from './file.ts';
import type { Outcome } from './outcome.ts';

export type Import = Omit<Tables['imports']['$inferSelect'], 'choices' | 'outcome'> & {
  choices: Choices | null;
  outcome: ImportOutcome | null;
};

/** What is kept of an import. */
export interface ImportOutcome extends Outcome {
  /** It was to be done, but something had changed: this is how it is now. */
  isChanged?: boolean;
  /** It was to be done, and could not be. */
  isFailed?: boolean;
  /** Who chose it, as history names them. */
  by?: string;
}

export interface ImportChange {
  state?: ImportState;
  choices?: Choices;
  outcome?: ImportOutcome | null;
  doneAt?: Date;
}

type Row = Tables['imports']['$inferSelect'];
const typed = (row: Row | undefined) => row as Import | undefined;

export async function insertImport(
  tx: Tx,
  row: Omit<Tables['imports']['$inferInsert'], 'id'>,
): Promise<Import> {
  const [added] = await tx.insert(tx.tables.imports).values(row).returning();
  if (!added) throw new Error('An import was not stored');
  return added as Import;
}

const atOnce = 500;

export async function insertRows(tx: Tx, importId: number, rows: FileRow[]) {
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce).map((row) => ({ ...row, importId }));
    await tx.insert(tx.tables.importRows).values(part);
  }
}

export async function findImport(db: Reader, seriesId: number, id: number) {
  const { imports: i } = db.tables;
  const isOfSeries = and(eq(i.id, id), eq(i.seriesId, seriesId));
  return typed(await first(db.select().from(i).where(isOfSeries)));
}

export async function findImportById(db: Reader, id: number) {
  const { imports: i } = db.tables;
  return typed(await first(db.select().from(i).where(eq(i.id, id))));
}

/** For whoever is about to change it. */
export async function lockImport(tx: Tx, id: number) {
  const { imports: i } = tx.tables;
  return typed(await first(forUpdate(tx.select().from(i).where(eq(i.id, id)))));
}

/** For whoever tries or does it: none while another process is at it. */
export async function takeImport(tx: Tx, id: number) {
  const { imports: i } = tx.tables;
  return typed(await first(forUpdateIfFree(tx.select().from(i).where(eq(i.id, id)))));
}

export async function updateImport(tx: Tx, id: number, change: ImportChange) {
  const { imports: i } = tx.tables;
  await tx.update(i).set(change).where(eq(i.id, id));
}

export async function deleteRows(tx: Tx, importId: number) {
  const { importRows: r } = tx.tables;
  await tx.delete(r).where(eq(r.importId, importId));
}

export async function deleteImport(tx: Tx, id: number) {
  const { imports: i } = tx.tables;
  await deleteRows(tx, id);
  await tx.delete(i).where(eq(i.id, id));
}

/** All rows of a file, page by page. */
export async function listRows(db: Reader, importId: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for (let after = 0; ; after = rows.at(-1)?.number ?? after) {
    const page = await listRowsAfter(db, importId, after, 1000);
    rows.push(...page);
    if (page.length < 1000) return rows;
  }
}

export function listRowsAfter(db: Reader, importId: number, after: number, limit: number) {
  const { importRows: r } = db.tables;
  return db
    .select({ number: r.number, cells: r.cells })
    .from(r)
    .where(and(eq(r.importId, importId), gt(r.number, after)))
    .orderBy(asc(r.number))
    .limit(limit);
}

/** At most a page's. */
export function listRowsBy(db: Reader, importId: number, numbers: number[]) {
  const { importRows: r } = db.tables;
  return db
    .select({ number: r.number, cells: r.cells })
    .from(r)
    .where(and(eq(r.importId, importId), inArray(r.number, numbers)))
    .orderBy(asc(r.number));
}

/** When the same file was last put into the series. */
export async function findSameDone(db: Reader, { id, seriesId, hash }: Import) {
  const { imports: i } = db.tables;
  const [row] = await db
    .select({ doneAt: i.doneAt })
    .from(i)
    .where(and(eq(i.seriesId, seriesId), eq(i.hash, hash), eq(i.state, 'done'), lt(i.id, id)))
    .orderBy(desc(i.id))
    .limit(1);
  return row?.doneAt ?? null;
}

/** To be tried or done, the first come first. */
export async function listOnTheirWay(db: Reader): Promise<number[]> {
  const { imports: i } = db.tables;
  const rows = await db
    .select({ id: i.id })
    .from(i)
    .where(inArray(i.state, ['trying', 'running']))
    .orderBy(asc(i.id))
    .limit(10);
  return rows.map(({ id }) => id);
}

/** Those with rows to erase: read before `before` and nothing done with them. */
export async function listOld(db: Reader, before: Date): Promise<number[]> {
  const { imports: i, importRows: r } = db.tables;
  const rows = await db
    .selectDistinct({ id: i.id })
    .from(i)
    .innerJoin(r, eq(r.importId, i.id))
    .where(and(lte(i.createdAt, before), isNull(i.doneAt)))
    .limit(20);
  return rows.map(({ id }) => id);
}

/** Sign-ups of a series by name: the addresses under each sort key. */
export async function listNamesakes(db: Reader, seriesId: number, sortKeys: string[]) {
  const { signUps: u } = db.tables;
  const found = new Map<string, string[]>();
  for (let from = 0; from < sortKeys.length; from += atOnce) {
    const part = sortKeys.slice(from, from + atOnce);
    const rows = await db
      .select({ sortKey: u.sortKey, email: u.email })
      .from(u)
      .where(
        and(
          eq(u.seriesId, seriesId),
          inArray(u.sortKey, part),
          isNull(u.cancelledAt),
          isNotNull(u.email),
        ),
      );
    for (const { sortKey, email } of rows) {
      found.set(sortKey, [...(found.get(sortKey) ?? []), email ?? '']);
    }
  }
  return found;
}
