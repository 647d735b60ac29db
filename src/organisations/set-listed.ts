import { record } from '../history/record.ts';
import type { Tx } from '../storage/database.ts';
import { listMergedInto, updateOrganisation } from './change-store.ts';
import { markRegisterChanged } from './register-store.ts';
import { type By, entry, lockStanding, type NotStanding } from './standing.ts';

/** Part of a unit: makes a typed one listed, or a listed one typed, unless a listed one is merged into it. */
export async function setListed(
  tx: Tx,
  id: number,
  listed: boolean,
  by: By,
): Promise<NotStanding | { kind: 'saved' | 'same' | 'has-listed' }> {
  const row = await lockStanding(tx, id);
  if ('kind' in row) return row;
  if (row.listed === listed) return { kind: 'same' };
  if (!listed && (await listMergedInto(tx, id)).some((one) => one.listed)) {
    return { kind: 'has-listed' };
  }
  await updateOrganisation(tx, id, { listed });
  await markRegisterChanged(tx);
  const event = listed ? 'organisation.listed' : 'organisation.unlisted';
  await record(tx, { ...entry(by, id), event, details: { name: row.name } });
  return { kind: 'saved' };
}
