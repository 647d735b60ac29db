import { record } from '../history/record.ts';
import type { Services } from '../services.ts';
import type { OrganiserRole } from '../storage/values.ts';
import { giveRole, type RoleGiven } from './change-role.ts';
import { checkActor } from './organiser.ts';
import { findOrganiser, insertOrganiser, lockOrganisers, type Organiser } from './store.ts';

export interface Added {
  kind: 'added' | RoleGiven;
  /** As it was, if it was there before. */
  organiser: Organiser;
}

/**
 * Lets an address run the series in a role; one that is there already gets the role. Where none is
 * named the first is the owner, as there would be none, and one that is there stays as it is.
 */
export function addOrganiser(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  email: string,
  named: OrganiserRole | undefined,
  actor: string,
): Promise<Added> {
  const at = clock();
  return database.write(async (tx) => {
    const organisers = await lockOrganisers(tx);
    checkActor(organisers, actor);
    const role = named ?? (organisers.length === 0 ? 'owner' : 'organiser');
    const added = await insertOrganiser(tx, { email, role, createdAt: at });
    if (!added) {
      const organiser = await findOrganiser(tx, email);
      if (!organiser) throw new Error('An organiser was neither added nor there');
      const wish = { organisers, organiser, role: named ?? organiser.role, actor, at };
      return { kind: await giveRole(tx, wish), organiser };
    }
    await record(tx, {
      at,
      actor,
      event: 'organiser.added',
      subject: 'organiser',
      subjectId: added.id,
      details: { after: { email, role } },
    });
    return { kind: 'added', organiser: added };
  });
}
