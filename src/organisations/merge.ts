import { record } from '../history/record.ts';
import type { Tx } from '../storage/database.ts';
import { lastOf } from './chain.ts';
import {
  deleteApart,
  findRow,
  lockOrganisations,
  type Row,
  updateOrganisation,
} from './change-store.ts';
import { type By, entry } from './standing.ts';

export interface Pair {
  from: number;
  into: number;
}

export type Merged =
  | { kind: 'merged' | 'same'; into: number }
  /** `merged-before`: into another. `ring`: the other is merged into this one. */
  | { kind: 'unknown' | 'merged-before' | 'ring' }
  /** A listed one never disappears into what somebody typed: the other way round is open. */
  | { kind: 'listed'; from: string; into: string };

/** Locks all that several merges touch at once, so that none waits for another. */
export async function lockForMerging(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  const ids = pairs.map(({ from }) => from);
  for (const { into } of pairs) ids.push(await lastOf(tx, into));
  await lockOrganisations(tx, ids);
}

/**
 * Part of a unit: from now on `from` is `into`, or the one that `into` was merged into. Both are
 * last of their chains while they are locked, so no ring can come of it, whoever merges meanwhile.
 */
export async function mergeOrganisation(tx: Tx, { from, into }: Pair, by: By): Promise<Merged> {
  const { one, other } = await lockEnds(tx, from, into);
  if (!one || !other) return { kind: 'unknown' };
  if (one.mergedInto !== null) {
    const isSame = (await lastOf(tx, from)) === other.id;
    return isSame ? { kind: 'same', into: other.id } : { kind: 'merged-before' };
  }
  if (one.id === other.id) return from === into ? { kind: 'unknown' } : { kind: 'ring' };
  if (one.listed && !other.listed) return { kind: 'listed', from: one.name, into: other.name };
  await updateOrganisation(tx, from, { mergedInto: other.id });
  await deleteApart(tx, from, other.id);
  await record(tx, {
    ...entry(by, from),
    event: 'organisation.merged',
    details: { before: { into: null }, after: { id: other.id, into: other.name, name: one.name } },
  });
  return { kind: 'merged', into: other.id };
}

async function lockEnds(tx: Tx, from: number, into: number) {
  let end = await lastOf(tx, into);
  for (;;) {
    const rows = await lockOrganisations(tx, [from, end]);
    const last = await lastOf(tx, end);
    if (last === end) return { one: rows.get(from), other: rows.get(end) };
    end = last;
  }
}

/**
 * Part of a unit: it is one of its own again, as it was and with what was changed since. Gives the
 * one that it was merged into.
 */
export async function undoMerge(tx: Tx, id: number, by: By): Promise<Row | undefined> {
  const row = (await lockOrganisations(tx, [id])).get(id);
  if (!row || row.mergedInto === null) return;
  const into = await findRow(tx, row.mergedInto);
  await updateOrganisation(tx, id, { mergedInto: null });
  await record(tx, {
    ...entry(by, id),
    event: 'organisation.unmerged',
    details: { before: { id: row.mergedInto, into: into?.name, name: row.name }, after: {} },
  });
  return into;
}
