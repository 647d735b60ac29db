import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt } from 'drizzle-orm/sql';
import type { KnownOrganisation } from '../matching/index.ts';
import type { Reader, Tx } from '../storage/database.ts';
import { statement, value } from '../storage/statement.ts';

type Setting = 'register_mark' | 'register_version' | 'register_names';

const settingByKey = statement((db) => {
  const { settings } = db.tables;
  return db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, value('key')));
});

/** What of the register this database has: see `seedRegister` and `readRegister`. */
export async function findRegisterSetting(db: Reader, key: Setting): Promise<unknown> {
  const [row] = await settingByKey(db, { key });
  return row?.value;
}

export async function setRegisterSetting(tx: Tx, key: Setting, to: unknown): Promise<void> {
  const { settings } = tx.tables;
  await tx
    .insert(settings)
    .values({ key, value: to })
    .onConflictDoUpdate({ target: settings.key, set: { value: to } });
}

/** Every change of what is listed, of its spellings or domains ends with this. */
export async function markRegisterChanged(tx: Tx): Promise<void> {
  // Drawn in the unit on purpose: one that runs again, or is undone, has made another state.
  await setRegisterSetting(tx, 'register_mark', randomUUID());
}

/** All listed organisations with their spellings and domains. */
export async function listKnown(db: Reader): Promise<KnownOrganisation[]> {
  const known = new Map<number, KnownOrganisation>();
  for (const row of await listAll((after) => listedAfter(db, after))) {
    known.set(row.id, { ...row, spellings: [], domains: [] });
  }
  for (const { of, name } of await listAll((after) => namesAfter(db, after))) {
    known.get(of)?.spellings.push(name);
  }
  for (const { of, domain } of await listAll((after) => domainsAfter(db, after))) {
    known.get(of)?.domains.push(domain);
  }
  return [...known.values()];
}

export const aPage = 1_000;

/** Page after page in the order of ids, as no read may be longer. */
export async function listAll<Row extends { id: number }>(
  pageAfter: (id: number) => Promise<Row[]>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let after = 0; ; after = all.at(-1)?.id ?? after) {
    const page = await pageAfter(after);
    for (const row of page) all.push(row);
    if (page.length < aPage) return all;
  }
}

function listedAfter(db: Reader, after: number) {
  const { organisations: o } = db.tables;
  return db
    .select({ id: o.id, name: o.name, shortName: o.shortName, sector: o.sector })
    .from(o)
    .where(and(eq(o.listed, true), gt(o.id, after)))
    .orderBy(asc(o.id))
    .limit(aPage);
}

function namesAfter(db: Reader, after: number) {
  const { organisations: o, organisationNames: n } = db.tables;
  return db
    .select({ id: n.id, of: n.organisationId, name: n.name })
    .from(n)
    .innerJoin(o, eq(o.id, n.organisationId))
    .where(and(eq(o.listed, true), gt(n.id, after)))
    .orderBy(asc(n.id))
    .limit(aPage);
}

function domainsAfter(db: Reader, after: number) {
  const { organisations: o, organisationDomains: d } = db.tables;
  return db
    .select({ id: d.id, of: d.organisationId, domain: d.domain })
    .from(d)
    .innerJoin(o, eq(o.id, d.organisationId))
    .where(and(eq(o.listed, true), gt(d.id, after)))
    .orderBy(asc(d.id))
    .limit(aPage);
}
