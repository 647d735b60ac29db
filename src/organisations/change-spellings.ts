import { record } from '../history/record.ts';
import type { Tx } from '../storage/database.ts';
import { nameKey } from '../storage/text.ts';
import { lastOf } from './chain.ts';
import { deleteSpelling, findSpelling, listSpellings, type Row } from './change-store.ts';
import { markRegisterChanged } from './register-store.ts';
import { type By, entry, lockStanding, type NotStanding } from './standing.ts';
import { addSpellings, findByNameKey } from './store.ts';

/** Another has it already. */
type Owned = { kind: 'owned'; name: string };

/** Part of a unit: from now on whoever types it means this organisation. */
export async function addSpelling(
  tx: Tx,
  id: number,
  name: string,
  by: By,
): Promise<NotStanding | Owned | { kind: 'saved' | 'same' }> {
  const row = await lockStanding(tx, id);
  if ('kind' in row) return row;
  if (await findSpelling(tx, id, name)) return { kind: 'same' };
  const owner = await findByNameKey(tx, nameKey(name));
  if (owner && (await lastOf(tx, owner.id)) !== id) return { kind: 'owned', name: owner.name };
  await addSpellings(tx, [{ organisationId: id, name }]);
  if (row.listed) await markRegisterChanged(tx);
  const event = 'organisation.spelling_added';
  await record(tx, { ...entry(by, id), event, details: { after: { spelling: name } } });
  return { kind: 'saved' };
}

/** Part of a unit. Its own name is a spelling that stays. */
export async function removeSpelling(
  tx: Tx,
  id: number,
  spellingId: number,
  by: By,
): Promise<NotStanding | { kind: 'saved' | 'same' | 'own-name' }> {
  const row = await lockStanding(tx, id);
  if ('kind' in row) return row;
  const spelling = (await listSpellings(tx, id)).find((one) => one.id === spellingId);
  if (!spelling) return { kind: 'same' };
  if (nameKey(spelling.name) === row.nameKey) return { kind: 'own-name' };
  await deleteSpelling(tx, spelling.id);
  if (row.listed) await markRegisterChanged(tx);
  const event = 'organisation.spelling_removed';
  const details = { before: { spelling: spelling.name } };
  await record(tx, { ...entry(by, id), event, details });
  return { kind: 'saved' };
}

/**
 * Part of a unit that has locked both: whoever types it means the other from now on. An
 * organisation's own name stays its own.
 */
export async function moveSpelling(tx: Tx, from: Row, into: Row, name: string): Promise<void> {
  if (nameKey(name) === from.nameKey) return;
  const spelling = await findSpelling(tx, from.id, name);
  if (spelling && nameKey(spelling.name) === nameKey(name)) await deleteSpelling(tx, spelling.id);
  await addSpellings(tx, [{ organisationId: into.id, name }]);
  if (from.listed || into.listed) await markRegisterChanged(tx);
}
