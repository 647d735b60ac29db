import type { Tx } from '../storage/database.ts';
import { searchKey } from '../storage/text.ts';
import { type ListedOrganisation, register } from './register.ts';
import { addDomains, addListed, addSpellings, findByNames, listTyped } from './store.ts';

/**
 * Lists the organisations of `register.ts`. Run at every start: what is listed already keeps what
 * an organiser has changed in it, and only gains spellings and domains.
 */
export async function seedRegister(tx: Tx, at: Date): Promise<void> {
  const rows = register.map(rowOf);
  await addListed(tx, rows, at);
  const found = await findByNames(
    tx,
    rows.map(({ key }) => key),
  );
  for (const typed of found.filter(({ listed }) => !listed)) {
    const row = rows.find(({ key }) => key === typed.searchKey);
    if (row) await listTyped(tx, typed.id, row);
  }
  const ids = new Map(found.map((each) => [each.searchKey, each.id]));
  const ofEach = <T>(listOf: (organisation: ListedOrganisation) => T[]) =>
    register.flatMap((organisation) => {
      const organisationId = ids.get(searchKey(organisation.name)) ?? 0;
      return listOf(organisation).map((item) => ({ organisationId, ...item }));
    });
  await addSpellings(tx, ofEach(spellingsOf));
  await addDomains(
    tx,
    ofEach(({ domains }) => domains.map((domain) => ({ domain }))),
  );
}

function rowOf({ spellings: _, domains: __, ...facts }: ListedOrganisation) {
  return { ...facts, key: searchKey(facts.name) };
}

function spellingsOf({ name, nameEn, shortName, spellings }: ListedOrganisation) {
  const names = [name, nameEn, ...(shortName ? [shortName] : []), ...spellings];
  return names.map((spelling) => ({ name: spelling, key: searchKey(spelling) }));
}
