import { record } from '../history/record.ts';
import type { Tx } from '../storage/database.ts';
import { deleteApart, findRow, insertApart, lockOrganisations } from './change-store.ts';
import { type By, entry } from './standing.ts';

/** Part of a unit: two are not the same, and are not proposed again. */
export async function setApart(tx: Tx, one: number, other: number, by: By) {
  const rows = await lockOrganisations(tx, [one, other]);
  const [first, second] = [rows.get(one), rows.get(other)];
  if (!first || !second || one === other) return { kind: 'unknown' } as const;
  if (!(await insertApart(tx, one, other, by.at))) return { kind: 'same' } as const;
  const details = { name: first.name, id: other, other: second.name };
  await record(tx, { ...entry(by, one), event: 'organisation.set_apart', details });
  return { kind: 'saved' } as const;
}

/** Part of a unit: they may be the same after all. */
export async function undoApart(tx: Tx, one: number, other: number, by: By) {
  const second = await findRow(tx, other);
  if (!second || !(await deleteApart(tx, one, other))) return { kind: 'same' } as const;
  const details = { id: other, other: second.name };
  await record(tx, { ...entry(by, one), event: 'organisation.apart_undone', details });
  return { kind: 'saved' } as const;
}
