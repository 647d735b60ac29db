import { record } from '../history/record.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import type { OrganiserRole } from '../storage/values.ts';
import { checkActor, type Kept, whyKept } from './organiser.ts';
import { lockOrganisers, type Organiser, updateOrganiser } from './store.ts';

/** What becomes of a role that is asked for. */
export type RoleGiven = 'changed' | 'same' | Kept;

/** Gives one who runs the series already another role, from now on. */
export function changeRole(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  id: number,
  role: OrganiserRole,
  actor: string,
): Promise<RoleGiven | 'unknown'> {
  const at = clock();
  return database.write(async (tx) => {
    const organisers = await lockOrganisers(tx);
    checkActor(organisers, actor);
    const organiser = organisers.find((one) => one.id === id);
    return organiser ? giveRole(tx, { organisers, organiser, role, actor, at }) : 'unknown';
  });
}

interface Wish {
  /** All who run the series now, locked. */
  organisers: Organiser[];
  organiser: Organiser;
  role: OrganiserRole;
  actor: string;
  at: Date;
}

/** Part of a unit that has locked the organisers. */
export async function giveRole(
  tx: Tx,
  { organisers, organiser, role, actor, at }: Wish,
): Promise<RoleGiven> {
  if (organiser.role === role) return 'same';
  const kept = whyKept(organisers, organiser, actor);
  if (kept) return kept;
  await updateOrganiser(tx, organiser.id, { role });
  await record(tx, {
    at,
    actor,
    event: 'organiser.role_changed',
    subject: 'organiser',
    subjectId: organiser.id,
    details: { before: { role: organiser.role }, after: { role } },
  });
  return 'changed';
}
