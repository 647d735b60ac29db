import type { Column } from 'drizzle-orm/column';
import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import { statement, value } from '../storage/statement.ts';
import { sortKey } from '../storage/text.ts';
import { lastOfEach, type Merges, type Organisation } from './organisation.ts';
import type { ListedOrganisation } from './register.ts';

const shape = ({ organisations }: Reader['tables']) => ({
  id: organisations.id,
  name: organisations.name,
  listed: organisations.listed,
  mergedInto: organisations.mergedInto,
  searchKey: organisations.searchKey,
});

const bySpelling = statement((db) => {
  const { organisations, organisationNames } = db.tables;
  return db
    .select(shape(db.tables))
    .from(organisationNames)
    .innerJoin(organisations, eq(organisations.id, organisationNames.organisationId))
    .where(eq(organisationNames.searchKey, value('key')))
    .orderBy(asc(organisations.id));
});

/** All that bear the name, of which there is seldom more than one. */
export function findBySpelling(db: Reader, key: string): Promise<Organisation[]> {
  return bySpelling(db, { key });
}

export async function findById(db: Reader, id: number): Promise<Organisation | undefined> {
  const { organisations } = db.tables;
  const rows = await db
    .select(shape(db.tables))
    .from(organisations)
    .where(eq(organisations.id, id));
  return rows[0];
}

/** By their own names only. */
export function findByNames(db: Reader, keys: string[]): Promise<Organisation[]> {
  const { organisations } = db.tables;
  return db
    .select(shape(db.tables))
    .from(organisations)
    .where(inArray(organisations.searchKey, keys));
}

type Facts = Omit<ListedOrganisation, 'spellings' | 'domains'> & { key: string };

/** Undefined if one of that name was there before. Its own name is the first of its spellings. */
export async function addTyped(
  tx: Tx,
  { key, ...facts }: Pick<Facts, 'name' | 'key' | 'sector'>,
  at: Date,
): Promise<Organisation | undefined> {
  const [added] = await tx
    .insert(tx.tables.organisations)
    .values({
      ...facts,
      listed: false,
      searchKey: key,
      sortKey: sortKey(facts.name),
      createdAt: at,
    })
    .onConflictDoNothing()
    .returning(shape(tx.tables));
  if (added) await addSpellings(tx, [{ organisationId: added.id, name: facts.name, key }]);
  return added;
}

/** Those whose names are taken stay as they are. */
export async function addListed(tx: Tx, rows: Facts[], at: Date): Promise<void> {
  const values = rows.map(({ key, ...facts }) => ({
    ...facts,
    listed: true,
    searchKey: key,
    sortKey: sortKey(facts.name),
    createdAt: at,
  }));
  await tx.insert(tx.tables.organisations).values(values).onConflictDoNothing();
}

/** What strangers typed before we listed it takes our facts and keeps its row. */
export async function listTyped(tx: Tx, id: number, { key: _, ...facts }: Facts): Promise<void> {
  const { organisations } = tx.tables;
  await tx
    .update(organisations)
    .set({ ...facts, listed: true, sortKey: sortKey(facts.name) })
    .where(eq(organisations.id, id));
}

export async function addSpellings(
  tx: Tx,
  spellings: { organisationId: number; name: string; key: string }[],
): Promise<void> {
  const rows = spellings.map(({ key, ...row }) => ({ ...row, searchKey: key }));
  await tx.insert(tx.tables.organisationNames).values(rows).onConflictDoNothing();
}

export async function addDomains(
  tx: Tx,
  rows: { organisationId: number; domain: string }[],
): Promise<void> {
  await tx.insert(tx.tables.organisationDomains).values(rows).onConflictDoNothing();
}

/** Listed organisations with one of these mail domains. */
export function listByDomains(
  db: Reader,
  domains: string[],
): Promise<{ id: number; name: string; domain: string }[]> {
  const { organisations, organisationDomains } = db.tables;
  return db
    .select({ id: organisations.id, name: organisations.name, domain: organisationDomains.domain })
    .from(organisationDomains)
    .innerJoin(organisations, eq(organisations.id, organisationDomains.organisationId))
    .where(and(inArray(organisationDomains.domain, domains), isListed(db)));
}

/**
 * Listed organisations whose name or spelling holds the key. First those whose own name starts with
 * it, then those with a spelling that does.
 */
export function listByText(db: Reader, key: string, limit: number): Promise<{ name: string }[]> {
  const { organisations: o } = db.tables;
  const literal = key.replace(/[!%_]/g, '!$&');
  const [starts, holds] = [`${literal}%`, `%${literal}%`];
  const nameStarts = isLike(o.searchKey, starts);
  const rank = sql`case when ${nameStarts} then 0 when ${isSpelledLike(db, starts)} then 1 else 2 end`;
  return db
    .select({ name: o.name })
    .from(o)
    .where(and(isListed(db), or(isLike(o.searchKey, holds), isSpelledLike(db, holds))))
    .orderBy(rank, asc(o.sortKey))
    .limit(limit);
}

function isListed(db: Reader) {
  const { organisations } = db.tables;
  return and(eq(organisations.listed, true), isNull(organisations.mergedInto));
}

function isSpelledLike(db: Reader, pattern: string) {
  const { organisations, organisationNames: names } = db.tables;
  const spelled = db
    .select({ id: names.organisationId })
    .from(names)
    .where(isLike(names.searchKey, pattern));
  return inArray(organisations.id, spelled);
}

/** With an escape that both engines read alike. */
function isLike(column: Column, pattern: string) {
  return sql`${column} like ${pattern} escape '!'`;
}

/** Which organisations now are others, each at its last: empty until two are merged. */
export async function listMerges(db: Reader): Promise<Merges> {
  const { organisations: o } = db.tables;
  const rows = await db
    .select({ id: o.id, mergedInto: o.mergedInto })
    .from(o)
    .where(isNotNull(o.mergedInto));
  const into = new Map(rows.map(({ id, mergedInto }) => [id, mergedInto ?? id]));
  return lastOfEach(into);
}
