import type { Tx } from '../storage/database.ts';
import { cleanText, nameKey, searchKey } from '../storage/text.ts';
import { domainOf, domainsOver } from './mail-domain.ts';
import { judge } from './matching.ts';
import { chooseKnown, isDoubtful, type Organisation } from './organisation.ts';
import { readRegister } from './read-register.ts';
import { guessSector } from './sector.ts';
import { addTyped, areApart, findById, findByNameKey, findBySpelling } from './store.ts';
import { aktiebolagAsAb } from './words.ts';

const mergeHops = 10;

/**
 * The organisation that a typed name means: by its name, short name or another spelling, after
 * merging; else the listed one that it means for certain; else a new unlisted one, so that no name
 * is ever refused (LAW-50). Part of a unit of work; one query where the name is known.
 */
export async function matchOrganisation(
  tx: Tx,
  typed: string,
  email: string,
  at: Date,
): Promise<{ id: number; name: string }> {
  const name = cleanText(typed);
  const found =
    (await findKnown(tx, name, email)) ??
    (await findJudged(tx, name, email)) ??
    (await takeAsTyped(tx, name, at));
  const last = await afterMerging(tx, found);
  return { id: last.id, name: last.name };
}

async function findKnown(tx: Tx, name: string, email: string) {
  const key = nameKey(name);
  const namesakes = await findBySpelling(tx, searchKey(name));
  const known = chooseKnown(namesakes, key);
  if (!known || known === 'ambiguous') return;
  const mayTellAnother = domainsOver(domainOf(email)).length > 0;
  if (!mayTellAnother || !isDoubtful(known, namesakes, key)) return known;
  return known.listed ? undefined : unlessTold(tx, known, name, email);
}

/** What somebody typed before with less to go by, unless an organiser has said that it is another. */
async function unlessTold(tx: Tx, known: Organisation, name: string, email: string) {
  const told = await findJudged(tx, name, email);
  if (!told || (await areApart(tx, known.id, told.id))) return known;
  return told;
}

async function findJudged(tx: Tx, name: string, email: string) {
  const id = judge(await readRegister(tx), name, email);
  return id === undefined ? undefined : findById(tx, id);
}

async function takeAsTyped(tx: Tx, name: string, at: Date) {
  const short = aktiebolagAsAb(name);
  const [same] = short === name ? [] : await findBySpelling(tx, searchKey(short));
  if (same && nameKey(same.spelling) === nameKey(short)) return same;
  const added = await addTyped(tx, { name, sector: guessSector(name) }, [name, short], at);
  const found = added ?? (await findByNameKey(tx, nameKey(name)));
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
