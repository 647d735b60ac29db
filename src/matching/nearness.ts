import { editDistance } from './edit-distance.ts';
import { countPairs } from './letter-pairs.ts';
import type { Entry, Reading } from './reading.ts';

/** An organisation by the entry of its that is nearest to what was typed. */
export interface Near {
  id: number;
  /** In letters, as `editDistance`. */
  distance: number;
  isWeak: boolean;
}

/**
 * Finds entries of the same kind by misspelled letters, the nearest organisation first: those with
 * no more letters wrong than their length bears, and `more`.
 */
export type Nearness = (reading: Reading, more?: number) => Near[];

export function createNearness(entries: readonly Entry[]): Nearness {
  const groups = Map.groupBy(entries, ({ kinds }) => kinds);
  const ofKind = new Map([...groups].map(([kinds, group]) => [kinds, createGroup(group)]));
  return ({ kinds, own, letters }, more = 0) => {
    const found = ofKind.get(kinds)?.(own, more) ?? [];
    // Some write as two words what ends in its kind: "Lantbruks universitet".
    const whole = kinds === '' ? [] : (ofKind.get('')?.(letters, more) ?? []);
    return [...found, ...whole].sort((a, b) => a.distance - b.distance || a.id - b.id);
  };
}

const shortest = 3;

function createGroup(entries: readonly Entry[]) {
  const sorted = entries
    .filter(({ own }) => own.length >= shortest)
    .toSorted((a, b) => a.own.length - b.own.length);
  const lengths = Uint16Array.from(sorted, ({ own }) => own.length);
  const sets = Uint32Array.from(sorted, ({ own }) => letterSet(own));
  const pairsShared = countPairs(sorted.map(({ own }) => own));

  return (own: string, more: number) => {
    const widest = boundOf(`${own}---`) + more;
    const set = letterSet(own);
    const shared = pairsShared(own);
    const nearest = new Map<number, Near>();
    for (let n = firstOf(lengths, own.length - widest); n < sorted.length; n++) {
      const length = lengths[n] ?? 0;
      if (length > own.length + widest) break;
      // One wrong letter is in two pairs, and two that are swapped in three.
      if ((shared[n] ?? 0) < Math.max(length, own.length) - 1 - 3 * widest) continue;
      if (bitsOf((sets[n] ?? 0) ^ set) > 2 * widest) continue;
      const near = nearTo(sorted[n], own, more);
      if (near && near.distance < (nearest.get(near.id)?.distance ?? widest + 1)) {
        nearest.set(near.id, near);
      }
    }
    return [...nearest.values()];
  };
}

/** How many letters may be wrong in the words that tell a name from others of its kind. */
function boundOf({ length }: string): number {
  if (length < 6) return 0;
  if (length < 11) return 1;
  return length < 22 ? 2 : 3;
}

function nearTo(entry: Entry | undefined, own: string, more: number): Near | undefined {
  if (!entry) return;
  const most = boundOf(entry.own) + more;
  const distance = editDistance(own, entry.own, most);
  return distance > most ? undefined : { id: entry.id, distance, isWeak: entry.isWeak };
}

/** A bit for each letter that occurs. */
function letterSet(letters: string): number {
  let set = 0;
  for (let n = 0; n < letters.length; n++) set |= 1 << (letters.charCodeAt(n) % 32);
  return set >>> 0;
}

function bitsOf(set: number): number {
  let left = set - ((set >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The first place whose length is at least so much, in ascending lengths. */
function firstOf(lengths: Uint16Array, least: number): number {
  let [low, high] = [0, lengths.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lengths[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
