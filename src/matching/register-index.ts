import type { Sector } from '../storage/values.ts';
import { domainOf, domainsOver } from './mail-domain.ts';
import { createNearness, type Nearness } from './nearness.ts';
import { type Entry, isPlainOf, type Reading, readName } from './reading.ts';

/** A listed organisation, with its own name among its spellings. */
export interface KnownOrganisation {
  id: number;
  name: string;
  shortName: string | null;
  sector: Sector;
  spellings: string[];
  domains: string[];
}

export interface Hit {
  id: number;
  isWeak: boolean;
  /** With å, ä and ö where the name has them. */
  isExact: boolean;
}

/** The listed organisations, made ready to be found by what people type. */
export interface RegisterIndex {
  get(id: number): KnownOrganisation | undefined;
  /** Each organisation once, with its strongest entry. */
  find(reading: Reading): Hit[];
  near: Nearness;
  /** Those with an entry that begins with the letters. */
  beginning(letters: string): number[];
  entriesOf(id: number): readonly Entry[];
  /** The organisation whose alone the mail's domain is; the nearest domain decides. */
  ownerOf(email: string): number | undefined;
  /** Whether the word is a place that a municipality, county or court is named after. */
  isPlace(word: string): boolean;
  /** Listed organisations with the word in an entry. */
  withWord(word: string): readonly number[];
}

export function indexRegister(organisations: readonly KnownOrganisation[]): RegisterIndex {
  const byId = new Map(organisations.map((one) => [one.id, one]));
  const entries = organisations.flatMap(entriesIn);
  const byPlain = groupBy(entries, ({ plain }) => [plain]);
  const ofOrganisation = groupBy(entries, ({ id }) => [id]);
  const byWord = groupBy(entries, ({ plain }) => plain.split(' '));
  const byDomain = groupBy(organisations, ({ domains }) => domains);
  const byLetters = entries.toSorted((a, b) => (a.letters < b.letters ? -1 : 1));
  const places = new Set(entries.filter(isOfPlace).flatMap(({ plain }) => plain.split(' ')));
  return {
    get: (id) => byId.get(id),
    find: (reading) => hitsAmong(byPlain.get(reading.plain) ?? [], reading.core),
    near: createNearness(entries),
    beginning: (letters) => [...idsBeginning(byLetters, letters)],
    entriesOf: (id) => ofOrganisation.get(id) ?? [],
    ownerOf: (email) => soleOwner(byDomain, email),
    isPlace: (word) => places.has(word),
    withWord: (word) => [...new Set((byWord.get(word) ?? []).map(({ id }) => id))],
  };

  /** Municipalities, regions and county boards are named after where they are. */
  function isOfPlace({ id, words }: Entry) {
    const sector = byId.get(id)?.sector;
    if (words.length === 1) return sector === 'municipality';
    return words.some((word) => word === 'region' || word === 'lansstyrelse' || word === 'kommun');
  }
}

function entriesIn(organisation: KnownOrganisation): Entry[] {
  const { id, shortName, sector, spellings } = organisation;
  const place = sector === 'municipality' && shortName ? readName(shortName).core : undefined;
  const entries = new Map<string, Entry>();
  for (const spelling of spellings) {
    const reading = readName(spelling);
    const isWeak = reading.core === place || reading.letters.length < 3;
    entries.set(reading.words.join(' '), { ...reading, id, isWeak });
  }
  return [...entries.values()];
}

function hitsAmong(entries: readonly Entry[], core: string): Hit[] {
  const hits = new Map<number, Hit>();
  for (const { id, isWeak, core: own } of entries) {
    const isExact = own === core;
    if (!isExact && !isPlainOf(core, own)) continue;
    const before = hits.get(id);
    hits.set(id, {
      id,
      isWeak: isWeak && (before?.isWeak ?? true),
      isExact: isExact || (before?.isExact ?? false),
    });
  }
  return [...hits.values()];
}

function idsBeginning(byLetters: readonly Entry[], letters: string): Set<number> {
  let [low, high] = [0, byLetters.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((byLetters[middle]?.letters ?? '') < letters) low = middle + 1;
    else high = middle;
  }
  const ids = new Set<number>();
  for (let at = low; byLetters[at]?.letters.startsWith(letters); at++) {
    ids.add(byLetters[at]?.id ?? 0);
  }
  return ids;
}

function soleOwner(byDomain: Map<string, KnownOrganisation[]>, email: string) {
  for (const domain of domainsOver(domainOf(email))) {
    const owners = byDomain.get(domain);
    if (owners) return owners.length === 1 ? owners[0]?.id : undefined;
  }
}

function groupBy<T, K>(items: readonly T[], keysOf: (item: T) => readonly K[]): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
