import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RegisterIndex } from '../matching/index.ts';
import { best, createLookAlikes, type Proposal, proposeListed } from '../matching/index.ts';
import type { Reader } from '../storage/database.ts';
import { listApart, listTyped } from './proposals-store.ts';
import { readRegister } from './read-register.ts';

export interface Proposed {
  /** Unlisted and not merged: as somebody typed it. */
  id: number;
  name: string;
  /** What it may be, the likeliest first. */
  proposals: (Proposal & { name: string; isListed: boolean })[];
}

interface Options {
  /** Of people at each organisation, by its id: their domains speak for who it is. */
  emailsOf?: ReadonlyMap<number, readonly string[]>;
  /** For each organisation. */
  most?: number;
}

const msAtOnce = 20;

/**
 * For the organiser: every typed organisation that may be a listed one, or one that was typed
 * earlier, the likeliest first; without the pairs that somebody has said are apart. Gives way to
 * others while it works.
 */
export async function listProposals(
  reader: Reader,
  { emailsOf, most = 3 }: Options = {},
): Promise<Proposed[]> {
  const index = await readRegister(reader);
  const typed = await listTyped(reader);
  const names = new Map(typed.map(({ id, name }) => [id, name]));
  const areApart = await readApart(reader);
  const lookAlikes = createLookAlikes(index, areApart);
  const found: Proposed[] = [];
  let since = performance.now();
  for (const { id, name } of typed) {
    const listed = proposed(index, name, emailsOf?.get(id)).filter((one) => !areApart(one.id, id));
    const proposals = best([...listed, ...lookAlikes(id, name, most)], most).map((one) => {
      const own = index.get(one.id);
      return { ...one, name: own?.name ?? names.get(one.id) ?? '', isListed: own !== undefined };
    });
    if (proposals.length > 0) found.push({ id, name, proposals });
    if (performance.now() - since < msAtOnce) continue;
    await nextTurn();
    since = performance.now();
  }
  return found.sort((a, b) => scoreOf(b) - scoreOf(a) || a.id - b.id);
}

const scoreOf = ({ proposals }: Proposed) => proposals[0]?.score ?? 0;

const kept = new WeakMap<RegisterIndex, Map<string, Proposal[]>>();
const mostKept = 20_000;

/** One page after another asks for the same: it is kept as long as the index is. */
function proposed(index: RegisterIndex, name: string, emails: readonly string[] = []): Proposal[] {
  const own = kept.get(index) ?? new Map<string, Proposal[]>();
  kept.set(index, own);
  const key = [name, ...emails].join('\n');
  const known = own.get(key);
  if (known) return known;
  const found = proposeListed(index, name, emails, mostListed);
  if (own.size < mostKept) own.set(key, found);
  return found;
}

/** More than are shown, as some may be apart. */
const mostListed = 6;

async function readApart(reader: Reader) {
  const key = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;
  const pairs = await listApart(reader);
  const apart = new Set(pairs.map(({ one, other }) => key(one, other)));
  return (one: number, other: number) => apart.size > 0 && apart.has(key(one, other));
}
