import type { Column } from 'drizzle-orm/column';
import { and, asc, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first } from '../storage/statement.ts';
import { searchKey } from '../storage/text.ts';

export type Row = Tables['organisations']['$inferSelect'];

export async function findRow(db: Reader, id: number): Promise<Row | undefined> {
  const { organisations: o } = db.tables;
  return first(db.select().from(o).where(eq(o.id, id)));
}

/**
 * The rows as they stand once nobody else can change them, by id; without those that are not there.
 * Always in the order of ids, or two who merge one into the other would wait for each other.
 */
export async function lockOrganisations(tx: Tx, ids: Iterable<number>): Promise<Map<number, Row>> {
  const { organisations: o } = tx.tables;
  const same = { sector: sql`${o.sector}` };
  const rows = new Map<number, Row>();
  for (const id of [...new Set(ids)].toSorted((a, b) => a - b)) {
    const [row] = await tx.update(o).set(same).where(eq(o.id, id)).returning();
    if (row) rows.set(id, row);
  }
  return rows;
}

export async function updateOrganisation(tx: Tx, id: number, change: Partial<Row>): Promise<void> {
  const { organisations: o } = tx.tables;
  await tx.update(o).set(change).where(eq(o.id, id));
}

/** Those merged straight into it, in the order of ids. */
export function listMergedInto(
  db: Reader,
  id: number,
): Promise<{ id: number; name: string; listed: boolean }[]> {
  const { organisations: o } = db.tables;
  const fields = { id: o.id, name: o.name, listed: o.listed };
  return db.select(fields).from(o).where(eq(o.mergedInto, id)).orderBy(asc(o.id)).limit(1_000);
}

export function listSpellings(db: Reader, id: number): Promise<{ id: number; name: string }[]> {
  const { organisationNames: n } = db.tables;
  const fields = { id: n.id, name: n.name };
  return db.select(fields).from(n).where(eq(n.organisationId, id)).orderBy(asc(n.id)).limit(1_000);
}

export async function findSpelling(db: Reader, organisationId: number, name: string) {
  const { organisationNames: n } = db.tables;
  const isSame = and(eq(n.organisationId, organisationId), eq(n.searchKey, searchKey(name)));
  return first(db.select({ id: n.id, name: n.name }).from(n).where(isSame));
}

export async function deleteSpelling(tx: Tx, id: number): Promise<void> {
  const { organisationNames: n } = tx.tables;
  await tx.delete(n).where(eq(n.id, id));
}

export function listDomains(db: Reader, id: number): Promise<{ id: number; domain: string }[]> {
  const { organisationDomains: d } = db.tables;
  const fields = { id: d.id, domain: d.domain };
  return db
    .select(fields)
    .from(d)
    .where(eq(d.organisationId, id))
    .orderBy(asc(d.domain))
    .limit(1_000);
}

/** Whose the domain is, whatever became of them since. */
export function listOwners(db: Reader, domain: string): Promise<{ id: number; name: string }[]> {
  const { organisationDomains: d, organisations: o } = db.tables;
  return db
    .select({ id: o.id, name: o.name })
    .from(d)
    .innerJoin(o, eq(o.id, d.organisationId))
    .where(eq(d.domain, domain))
    .orderBy(asc(o.id));
}

export async function insertDomain(tx: Tx, organisationId: number, domain: string) {
  const { organisationDomains: d } = tx.tables;
  await tx.insert(d).values({ organisationId, domain }).onConflictDoNothing();
}

export async function deleteDomain(tx: Tx, id: number): Promise<void> {
  const { organisationDomains: d } = tx.tables;
  await tx.delete(d).where(eq(d.id, id));
}

/** Those of which somebody has said that it is not the same. */
export async function listApartFrom(db: Reader, id: number) {
  const { organisationsApart: a, organisations: o } = db.tables;
  const other = sql`case when ${a.organisationId} = ${id} then ${a.otherId} else ${a.organisationId} end`;
  return db
    .select({ id: o.id, name: o.name })
    .from(a)
    .innerJoin(o, eq(o.id, other))
    .where(or(eq(a.organisationId, id), eq(a.otherId, id)))
    .orderBy(asc(o.sortKey))
    .limit(1_000);
}

/** Gives whether it was not said before. */
export async function insertApart(tx: Tx, one: number, other: number, at: Date) {
  const [organisationId, otherId] = inOrder(one, other);
  const row = { organisationId, otherId, createdAt: at };
  const added = await tx
    .insert(tx.tables.organisationsApart)
    .values(row)
    .onConflictDoNothing()
    .returning();
  return added.length > 0;
}

/** Gives whether it was said. */
export async function deleteApart(tx: Tx, one: number, other: number) {
  const { organisationsApart: a } = tx.tables;
  const [low, high] = inOrder(one, other);
  const isPair = and(eq(a.organisationId, low), eq(a.otherId, high));
  return (await tx.delete(a).where(isPair).returning()).length > 0;
}

export interface Search {
  /** Letters of a name or a spelling, folded. */
  key: string;
  sector: Row['sector'] | null;
  listed: boolean | null;
}

/** A page of the register as Swedes sort it, without those that were merged, and how many there are. */
export async function searchRegister(db: Reader, search: Search, page: number, perPage: number) {
  const { organisations: o } = db.tables;
  const where = isSought(db, search);
  const [counted] = await db.select({ total: count() }).from(o).where(where);
  const rows = await db
    .select()
    .from(o)
    .where(where)
    .orderBy(...ownNamesFirst(db, search), asc(o.sortKey), asc(o.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  return { rows, total: Number(counted?.total ?? 0) };
}

/** Before those that are only spelled so. */
function ownNamesFirst(db: Reader, { key }: Search): SQL[] {
  const { organisations: o } = db.tables;
  return key ? [sql`case when ${holds(o.searchKey, key)} then 0 else 1 end`] : [];
}

/** With an escape that both engines read alike. */
const holds = (column: Column, key: string) =>
  sql`${column} like ${`%${key.replace(/[!%_]/g, '!$&')}%`} escape '!'`;

function isSought(db: Reader, { key, sector, listed }: Search): SQL | undefined {
  const { organisations: o, organisationNames: n } = db.tables;
  const spelled = db.select({ id: n.organisationId }).from(n).where(holds(n.searchKey, key));
  return and(
    sql`${o.mergedInto} is null`,
    sector ? eq(o.sector, sector) : undefined,
    listed === null ? undefined : eq(o.listed, listed),
    key ? inArray(o.id, spelled) : undefined,
  );
}

const inOrder = (one: number, other: number): [number, number] =>
  one < other ? [one, other] : [other, one];
