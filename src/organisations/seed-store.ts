import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import { nameKey, searchKey } from '../storage/text.ts';
import type { ListedOrganisation } from './register/listed.ts';
import { listAll } from './register-store.ts';
import { addSpellings, keysOf } from './store.ts';

/** So many rows in a statement that no engine's limit of values is near. */
const rowsAtOnce = 500;

export type Facts = Omit<ListedOrganisation, 'spellings' | 'domains'>;

/** Gives rows from before there were name keys theirs; once in the life of a database. */
export async function addNameKeys(tx: Tx): Promise<void> {
  const { organisations: o } = tx.tables;
  const page = (after: number) =>
    tx
      .select({ id: o.id, name: o.name })
      .from(o)
      .where(and(isNull(o.nameKey), gt(o.id, after)))
      .orderBy(asc(o.id))
      .limit(1_000);
  for (const rows of inBatches(await listAll(page))) {
    const keys = rows.map(({ id, name }) => sql`when ${id} then ${nameKey(name)}`);
    const ids = rows.map(({ id }) => id);
    await tx
      .update(o)
      .set({ nameKey: sql`case ${o.id} ${sql.join(keys, sql` `)} end` })
      .where(inArray(o.id, ids));
  }
}

export interface Standing {
  id: number;
  listed: boolean;
  nameKey: string | null;
  spelling: string;
}

/** Whoever bears one of these names now, folded. */
export async function listNamesakes(db: Reader, names: readonly string[]): Promise<Standing[]> {
  const { organisations: o, organisationNames: n } = db.tables;
  const found: Standing[] = [];
  for (const batch of inBatches(names)) {
    const rows = await db
      .select({ id: o.id, listed: o.listed, nameKey: o.nameKey, spelling: n.name })
      .from(n)
      .innerJoin(o, eq(o.id, n.organisationId))
      .where(inArray(n.searchKey, batch.map(searchKey)))
      .orderBy(asc(o.id));
    found.push(...rows);
  }
  return found;
}

/** Gives the ids by name key. */
export async function addListed(
  tx: Tx,
  organisations: readonly Facts[],
  at: Date,
): Promise<Map<string, number>> {
  const { organisations: o } = tx.tables;
  const ids = new Map<string, number>();
  for (const batch of inBatches(organisations)) {
    const rows = batch.map((facts) => ({
      ...facts,
      ...keysOf(facts.name),
      listed: true,
      createdAt: at,
    }));
    await tx.insert(o).values(rows).onConflictDoNothing();
    const keys = rows.map((row) => row.nameKey);
    const found = await tx
      .select({ id: o.id, key: o.nameKey })
      .from(o)
      .where(inArray(o.nameKey, keys));
    for (const { id, key } of found) if (key !== null) ids.set(key, id);
  }
  return ids;
}

/** What strangers typed before we listed it takes our facts and keeps its row. */
export async function listTyped(tx: Tx, id: number, facts: Facts): Promise<void> {
  const { organisations } = tx.tables;
  await tx
    .update(organisations)
    .set({ ...facts, ...keysOf(facts.name), listed: true })
    .where(eq(organisations.id, id));
}

export async function addAllSpellings(
  tx: Tx,
  spellings: { organisationId: number; name: string }[],
): Promise<void> {
  for (const batch of inBatches(spellings)) await addSpellings(tx, batch);
}

export async function addDomains(
  tx: Tx,
  domains: { organisationId: number; domain: string }[],
): Promise<void> {
  for (const batch of inBatches(domains)) {
    await tx.insert(tx.tables.organisationDomains).values(batch).onConflictDoNothing();
  }
}

function inBatches<T>(items: readonly T[]): T[][] {
  const starts = Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, n) => n);
  return starts.map((n) => items.slice(n * rowsAtOnce, (n + 1) * rowsAtOnce));
}
