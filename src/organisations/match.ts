import { aktiebolagAsAb, domainOf, domainsOver, guessSector, judge } from '../matching/index.ts';
import type { Reader, Tx } from '../storage/database.ts';
import { cleanText, nameKey, searchKey } from '../storage/text.ts';
import { chooseKnown, isDoubtful, type Organisation } from './organisation.ts';
import { readRegister } from './read-register.ts';
import { addTyped, areApart, findById, findByNameKey, findBySpelling } from './store.ts';

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
  const found = (await findMeant(tx, name, email)) ?? (await addAsTyped(tx, name, at));
  const last = await afterMerging(tx, found);
  return { id: last.id, name: last.name };
}

/** What a typed name means of all that is there, before merging. */
export async function findMeant(db: Reader, name: string, email: string) {
  return (
    (await findKnown(db, name, email)) ??
    (await findJudged(db, name, email)) ??
    (await findAsAb(db, name))
  );
}

async function findKnown(db: Reader, name: string, email: string) {
  const key = nameKey(name);
  const namesakes = await findBySpelling(db, searchKey(name));
  const known = chooseKnown(namesakes, key);
  if (!known || known === 'ambiguous') return;
  const mayTellAnother = domainsOver(domainOf(email)).length > 0;
  if (!mayTellAnother || !isDoubtful(known, namesakes, key)) return known;
  return known.listed ? undefined : unlessTold(db, known, name, email);
}

/** What somebody typed before with less to go by, unless an organiser has said that it is another. */
async function unlessTold(db: Reader, known: Organisation, name: string, email: string) {
  const told = await findJudged(db, name, email);
  if (!told || (await areApart(db, known.id, told.id))) return known;
  return told;
}

async function findJudged(db: Reader, name: string, email: string) {
  const id = judge(await readRegister(db), name, email);
  return id === undefined ? undefined : findById(db, id);
}

async function findAsAb(db: Reader, name: string) {
  const short = aktiebolagAsAb(name);
  const [same] = short === name ? [] : await findBySpelling(db, searchKey(short));
  return same && nameKey(same.spelling) === nameKey(short) ? same : undefined;
}

async function addAsTyped(tx: Tx, name: string, at: Date) {
  const spellings = [name, aktiebolagAsAb(name)];
  const added = await addTyped(tx, { name, sector: guessSector(name) }, spellings, at);
  if (added) return added;
  // Somebody typed it meanwhile, or an organiser gave it and has given another since.
  const found = (await findByNameKey(tx, nameKey(name))) ?? (await findKnown(tx, name, ''));
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
