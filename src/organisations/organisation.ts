import { isPlainOf } from '../matching/index.ts';
import { nameKey } from '../storage/text.ts';
import type { Sector } from '../storage/values.ts';

export interface Organisation {
  id: number;
  name: string;
  nameKey: string | null;
  shortName: string | null;
  sector: Sector;
  listed: boolean;
  mergedInto: number | null;
}

/** One that bears the name, and how it is spelled there. */
export interface Namesake extends Organisation {
  spelling: string;
}

/**
 * Which of the organisations that share a folded name it means, as it is written with å, ä and ö:
 * a listed one before what was typed, its own name before another spelling.
 */
export function chooseKnown(
  namesakes: readonly Namesake[],
  key: string,
): Organisation | 'ambiguous' | undefined {
  const exact = namesakes.filter(({ spelling }) => nameKey(spelling) === key);
  const own = exact.find((one) => one.nameKey === key);
  const listed = exact.filter((one) => one.listed);
  if (own?.listed) return own;
  if (listed.length === 1) return listed[0];
  if (own) return own;
  return exact.length > 1 ? 'ambiguous' : exact[0];
}

/** Whether the mail may tell another than the name does: a bare place, or a name without its å. */
export function isDoubtful(known: Organisation, namesakes: readonly Namesake[], key: string) {
  if (!known.listed) return true;
  const isPlace = known.sector === 'municipality' && nameKey(known.shortName ?? '') === key;
  return (
    isPlace || namesakes.some((one) => isOther(one, known) && isPlainOf(key, nameKey(one.spelling)))
  );
}

const isOther = (one: Namesake, known: Organisation) => one.id !== known.id && one.listed;

/** From an organisation's id to that of the one it was merged into, and so on to the last. */
export type Merges = ReadonlyMap<number, number>;

/** Follows each chain to its end; a ring ends where it began. */
export function lastOfEach(mergedInto: Merges): Merges {
  const last = (id: number) => {
    const seen = new Set([id]);
    let at = id;
    for (let next = mergedInto.get(at); next !== undefined && !seen.has(next); ) {
      seen.add(next);
      at = next;
      next = mergedInto.get(at);
    }
    return at;
  };
  return new Map([...mergedInto.keys()].map((id) => [id, last(id)]));
}
