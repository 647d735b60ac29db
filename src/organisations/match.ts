import type { Tx } from '../storage/database.ts';
import { cleanText, searchKey } from '../storage/text.ts';
import { chooseKnown, domainOf, type Organisation } from './organisation.ts';
import { guessSector } from './sector.ts';
import { addTyped, findById, findByNames, findBySpelling, listByDomains } from './store.ts';

const mergeHops = 10;

/**
 * The organisation that a typed name means: by its name, short name or another spelling, after
 * merging; else a new unlisted one, so that no name is ever refused (LAW-50). Part of a unit of
 * work; one query where the name is known. Where several share a spelling, the mail's domain
 * decides.
 */
export async function matchOrganisation(
  tx: Tx,
  typed: string,
  email: string,
  at: Date,
): Promise<{ id: number; name: string }> {
  const name = cleanText(typed);
  const key = searchKey(name);
  const known = await findKnown(tx, key, email);
  const found = await afterMerging(tx, known ?? (await takeAsTyped(tx, name, key, at)));
  return { id: found.id, name: found.name };
}

async function findKnown(tx: Tx, key: string, email: string) {
  const candidates = await findBySpelling(tx, key);
  const choice = chooseKnown(candidates, key);
  if (choice !== 'ambiguous') return choice;
  const owners = await listByDomains(tx, [domainOf(email)]);
  return candidates.find(({ id }) => owners.some((owner) => owner.id === id));
}

async function takeAsTyped(tx: Tx, name: string, key: string, at: Date) {
  const added = await addTyped(tx, { name, key, sector: guessSector(name) }, at);
  const [found] = added ? [added] : await findByNames(tx, [key]);
  if (!found) throw new Error('An organisation was neither added nor there.');
  return found;
}

async function afterMerging(tx: Tx, organisation: Organisation) {
  let found = organisation;
  for (let hop = 0; found.mergedInto !== null && hop < mergeHops; hop++) {
    const next = await findById(tx, found.mergedInto);
    if (!next) break;
    found = next;
  }
  return found;
}
