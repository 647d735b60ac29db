import {
  lastOf,
  lockForMerging,
  type Merged,
  mergeOrganisation,
  type Pair,
  undoMerge,
} from '../organisations/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { changeBelonging } from './change.ts';

export type RefusedPair =
  | Exclude<Merged, { kind: 'merged' | 'same' }>
  /** Said to be two that are not the same. */
  | { kind: 'doubtful' };

export interface MergedPairs {
  merged: number;
  /** Done before, by this form or another. */
  same: number;
  refused: RefusedPair[];
}

/** Merges pair after pair in one unit, and passes over those that cannot be. */
export function mergePairs(
  services: Services,
  pairs: readonly Pair[],
  actor: string,
): Promise<MergedPairs> {
  const concerned = pairs.flatMap(({ from, into }) => [from, into]);
  return changeBelonging(services, concerned, actor, async (tx, by) => {
    await lockForMerging(tx, pairs);
    const done: MergedPairs = { merged: 0, same: 0, refused: [] };
    for (const group of clearFirst(pairs)) {
      const [pair] = group;
      if (!pair) continue;
      if (!(await areOne(tx, group))) {
        done.refused.push({ kind: 'doubtful' });
        continue;
      }
      const result = await mergeOrganisation(tx, pair, by);
      if ('into' in result && result.kind !== 'listed') done[result.kind] += 1;
      else done.refused.push(result);
    }
    return done;
  });
}

/** Each organisation with all that it is said to be; those said to be one alone go first. */
function clearFirst(pairs: readonly Pair[]): Pair[][] {
  const groups = Map.groupBy(pairs, ({ from }) => from);
  return [...groups.values()].toSorted((a, b) => a.length - b.length);
}

async function areOne(tx: Tx, group: readonly Pair[]) {
  const ends = new Set<number>();
  for (const { into } of group) ends.add(await lastOf(tx, into));
  return ends.size === 1;
}

/** Gives the one that it was merged into; undefined if it was not. */
export function undoOneMerge(services: Services, id: number, actor: string) {
  return changeBelonging(services, [id], actor, (tx, by) => undoMerge(tx, id, by));
}
