import type { Column } from 'drizzle-orm/column';
import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import { first, statement, value } from '../storage/statement.ts';
import { nameKey, searchKey, sortKey } from '../storage/text.ts';
import type { Sector } from '../storage/values.ts';
import { lastOfEach, type Merges, type Namesake, type Organisation } from './organisation.ts';

const shape = ({ organisations: o }: Reader['tables']) => ({
  id: o.id,
  name: o.name,
  nameKey: o.nameKey,
  shortName: o.shortName,
  sector: o.sector,
  listed: o.listed,
  mergedInto: o.mergedInto,
});

const bySpelling = statement((db) => {
  const { organisations, organisationNames } = db.tables;
  return db
    .select({ ...shape(db.tables), spelling: organisationNames.name })
    .from(organisationNames)
    .innerJoin(organisations, eq(organisations.id, organisationNames.organisationId))
    .where(eq(organisationNames.searchKey, value('key')))
    .orderBy(asc(organisations.id));
});

/** All that bear the name, folded, of which there is seldom more than one. */
export function findBySpelling(db: Reader, key: string): Promise<Namesake[]> {
  return bySpelling(db, { key });
}

export async function findById(db: Reader, id: number): Promise<Organisation | undefined> {
  const { organisations } = db.tables;
  return first(db.select(shape(db.tables)).from(organisations).where(eq(organisations.id, id)));
}

/** By its own name only. */
export async function findByNameKey(db: Reader, key: string): Promise<Organisation | undefined> {
  const { organisations: o } = db.tables;
  return first(db.select(shape(db.tables)).from(o).where(eq(o.nameKey, key)));
}

/** Undefined if one of that name was there before. Its own name is the first of its spellings. */
export async function addTyped(
  tx: Tx,
  facts: { name: string; sector: Sector },
  spellings: string[],
  at: Date,
): Promise<Organisation | undefined> {
  const row = { ...facts, ...keysOf(facts.name), listed: false, createdAt: at };
  const { organisations } = tx.tables;
  const added = await first(
    tx.insert(organisations).values(row).onConflictDoNothing().returning(shape(tx.tables)),
  );
  if (added) {
    const rows = spellings.map((name) => ({ organisationId: added.id, name }));
    await addSpellings(tx, rows);
  }
  return added;
}

/** What a row is found, told apart and sorted by. */
export function keysOf(name: string) {
  return { nameKey: nameKey(name), searchKey: searchKey(name), sortKey: sortKey(name) };
}

export async function addSpellings(
  tx: Tx,
  spellings: { organisationId: number; name: string }[],
): Promise<void> {
  const rows = spellings.map((row) => ({ ...row, searchKey: searchKey(row.name) }));
  await tx.insert(tx.tables.organisationNames).values(rows).onConflictDoNothing();
}

/** Whether an organiser has said that they are not the same. */
export async function areApart(db: Reader, one: number, other: number): Promise<boolean> {
  const { organisationsApart: a } = db.tables;
  const [low, high] = one < other ? [one, other] : [other, one];
  const pair = and(eq(a.organisationId, low), eq(a.otherId, high));
  const rows = await db.select({ id: a.id }).from(a).where(pair);
  return rows.length > 0;
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
 * it, å, ä and ö as typed before folded, then those whose name has a word that does, or holds it
 * anywhere; last those of which only a spelling holds it, which no one sees.
 */
export function listByText(db: Reader, text: string, limit: number): Promise<{ name: string }[]> {
  const { organisations: o, organisationNames: names } = db.tables;
  const literal = literally(searchKey(text));
  const [starts, hasWord, holds] = [`${literal}%`, `% ${literal}%`, `%${literal}%`];
  const rank = sql`case when ${isLike(o.nameKey, `${literally(nameKey(text))}%`)} then 0
    when ${isLike(o.searchKey, starts)} then 1 when ${isSpelledLike(db, starts, eq(o.shortName, names.name))} then 2
    when ${isLike(o.searchKey, hasWord)} then 3 when ${isLike(o.searchKey, holds)} then 4
    when ${isSpelledLike(db, starts)} then 5 when ${isSpelledLike(db, hasWord)} then 6 else 7 end`;
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

function isSpelledLike(db: Reader, pattern: string, which?: SQL) {
  const { organisations, organisationNames: names } = db.tables;
  const spelled = db
    .select({ id: names.organisationId })
    .from(names)
    .where(and(isLike(names.searchKey, pattern), which));
  return inArray(organisations.id, spelled);
}

const literally = (text: string) => text.replace(/[!%_]/g, '!$&');

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
