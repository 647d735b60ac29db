import { record } from '../history/record.ts';
import type { Tx } from '../storage/database.ts';
import { nameKey } from '../storage/text.ts';
import type { Sector } from '../storage/values.ts';
import { listMergedInto, updateOrganisation } from './change-store.ts';
import { markRegisterChanged } from './register-store.ts';
import { type By, entry, lockStanding, type NotStanding } from './standing.ts';
import { addSpellings, findByNameKey, keysOf } from './store.ts';

/** What an organiser may set of an organisation. */
export interface OrganisationFacts {
  name: string;
  nameEn: string | null;
  shortName: string | null;
  sector: Sector;
  countyCode: string | null;
  municipalityCode: string | null;
}

const factKeys = [
  'name',
  'nameEn',
  'shortName',
  'sector',
  'countyCode',
  'municipalityCode',
] as const satisfies (keyof OrganisationFacts)[];

const factsIn = (row: OrganisationFacts): OrganisationFacts => ({
  name: row.name,
  nameEn: row.nameEn,
  shortName: row.shortName,
  sector: row.sector,
  countyCode: row.countyCode,
  municipalityCode: row.municipalityCode,
});

/**
 * Part of a unit: gives it these facts. What it was called before stays a spelling. `isStill` is
 * asked of the locked row, so that nobody overwrites what they have not seen.
 */
export async function changeFacts(
  tx: Tx,
  id: number,
  facts: OrganisationFacts,
  by: By,
  isStill: (stands: OrganisationFacts) => boolean,
): Promise<
  | NotStanding
  | { kind: 'saved' | 'same' }
  | { kind: 'meanwhile'; stands: OrganisationFacts }
  | { kind: 'taken'; owner: { id: number; name: string; isMergedHere: boolean } }
> {
  // First of all, as its row is the lock of whoever gives names.
  await markRegisterChanged(tx);
  const row = await lockStanding(tx, id);
  if ('kind' in row) return row;
  const stands = factsIn(row);
  const changed = factKeys.filter((key) => stands[key] !== facts[key]);
  if (changed.length === 0) return { kind: 'same' };
  if (!isStill(stands)) return { kind: 'meanwhile', stands };
  const owner = await findByNameKey(tx, nameKey(facts.name));
  if (owner && owner.id !== id) {
    const isMergedHere = (await listMergedInto(tx, id)).some((one) => one.id === owner.id);
    return { kind: 'taken', owner: { id: owner.id, name: owner.name, isMergedHere } };
  }
  await updateOrganisation(tx, id, { ...facts, ...keysOf(facts.name) });
  const names = [facts.name, facts.nameEn, facts.shortName].filter((name) => name !== null);
  await addSpellings(
    tx,
    names.map((name) => ({ organisationId: id, name })),
  );
  const details = { before: only(stands, changed), after: only(facts, changed) };
  await record(tx, { ...entry(by, id), event: 'organisation.changed', details });
  return { kind: 'saved' };
}

const only = (facts: OrganisationFacts, keys: readonly (keyof OrganisationFacts)[]) =>
  Object.fromEntries(keys.map((key) => [key, facts[key]]));
