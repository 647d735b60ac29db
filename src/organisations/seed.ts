import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Database, Tx } from '../storage/database.ts';
import { nameKey } from '../storage/text.ts';
import type { ListedOrganisation } from './register/listed.ts';
import { findRegisterSetting, markRegisterChanged, setRegisterSetting } from './register-store.ts';
import {
  addAllSpellings,
  addDomains,
  addListed,
  addNameKeys,
  listNamesakes,
  listTyped,
  type Standing,
} from './seed-store.ts';

const folder = new URL('register/', import.meta.url);

/**
 * Lists the organisations of `register/`. Run at every start, it reads the facts only when they are
 * others than last time. What is listed already keeps what an organiser has changed in it, and only
 * gains spellings and domains.
 */
export async function seedRegister(database: Database, at: Date): Promise<void> {
  const version = await versionOfFiles();
  if ((await findRegisterSetting(database.read, 'register_version')) === version) return;
  const { register } = await import('./register/index.ts');
  await database.write(async (tx) => {
    await setRegisterSetting(tx, 'register_version', version);
    await listRegister(tx, register, at);
  });
}

/** Part of a unit of work. */
export async function listRegister(
  tx: Tx,
  register: readonly ListedOrganisation[],
  at: Date,
): Promise<void> {
  await addNameKeys(tx);
  const ids = await findOrAdd(tx, register, at);
  const ofEach = <T>(listOf: (organisation: ListedOrganisation) => T[]) =>
    register.flatMap((organisation) => {
      const organisationId = ids.get(nameKey(organisation.name));
      return organisationId
        ? listOf(organisation).map((item) => ({ organisationId, ...item }))
        : [];
    });
  await addAllSpellings(tx, ofEach(spellingsOf));
  await addDomains(
    tx,
    ofEach(({ domains }) => domains.map((domain) => ({ domain }))),
  );
  await markRegisterChanged(tx);
}

/** Ids by name key. One that an organiser has renamed, merged or unlisted is found and kept. */
async function findOrAdd(tx: Tx, register: readonly ListedOrganisation[], at: Date) {
  const before = await findRegisterSetting(tx, 'register_names');
  const listedBefore = new Set(Array.isArray(before) ? before : []);
  const standing = byName(
    await listNamesakes(
      tx,
      register.map(({ name }) => name),
    ),
  );
  const ids = new Map<string, number>();
  const missing: ListedOrganisation[] = [];
  for (const organisation of register) {
    const key = nameKey(organisation.name);
    const found = standing.get(key);
    if (!found) missing.push(organisation);
    else if (!found.listed && !listedBefore.has(key)) {
      await listTyped(tx, found.id, factsOf(organisation));
    }
    if (found) ids.set(key, found.id);
  }
  const added = await addListed(tx, missing.map(factsOf), at);
  await setRegisterSetting(
    tx,
    'register_names',
    register.map(({ name }) => nameKey(name)),
  );
  return new Map([...ids, ...added]);
}

/** By its own name before another spelling; what is listed before what is not. */
function byName(namesakes: Standing[]) {
  const rank = (one: Standing) => (nameKey(one.spelling) === one.nameKey ? 2 : Number(one.listed));
  const best = new Map<string, Standing>();
  for (const one of namesakes) {
    const key = nameKey(one.spelling);
    const other = best.get(key);
    if (!other || rank(one) > rank(other)) best.set(key, one);
  }
  return best;
}

function factsOf({ spellings: _, domains: __, ...facts }: ListedOrganisation) {
  return facts;
}

/** With the way to write a municipality that its genitive hides from whoever is still typing. */
function spellingsOf({ name, nameEn, shortName, sector, spellings }: ListedOrganisation) {
  const place = sector === 'municipality' && shortName ? [`${shortName} kommun`] : [];
  const names = [name, nameEn, shortName, ...spellings, ...place];
  return names.filter((one) => one !== undefined).map((spelling) => ({ name: spelling }));
}

/** Another whenever a fact is another, without reading the facts into memory for good. */
async function versionOfFiles() {
  const hash = createHash('sha256');
  const names = await readdir(folder);
  for (const name of names.sort()) hash.update(await readFile(new URL(name, folder)));
  return hash.digest('base64url');
}
