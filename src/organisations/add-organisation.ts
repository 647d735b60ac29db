import { record } from '../history/record.ts';
import { guessSector } from '../matching/index.ts';
import type { Tx } from '../storage/database.ts';
import { type By, entry } from './standing.ts';
import { addTyped } from './store.ts';

/** Part of a unit: one that an organiser names; undefined if one has the name as its own. */
export async function addOrganisation(tx: Tx, name: string, by: By) {
  const sector = guessSector(name);
  const added = await addTyped(tx, { name, sector }, [name], by.at);
  if (!added) return;
  const details = { after: { name, sector } };
  await record(tx, { ...entry(by, added.id), event: 'organisation.added', details });
  return added;
}
