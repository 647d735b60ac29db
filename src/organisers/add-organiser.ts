import { record } from '../history/record.ts';
import type { Services } from '../services.ts';
import type { OrganiserRole } from '../storage/values.ts';
import { findOrganiser, insertOrganiser, updateOrganiser } from './store.ts';

/** Lets an address run the series in a role; one that is there already gets the role. */
export function addOrganiser(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  email: string,
  role: OrganiserRole,
  actor: string,
): Promise<'added' | 'changed' | 'same'> {
  const at = clock();
  return database.write(async (tx) => {
    const entry = { at, actor, subject: 'organiser' };
    const added = await insertOrganiser(tx, { email, role, createdAt: at });
    if (added) {
      const after = { email, role };
      await record(tx, {
        ...entry,
        event: 'organiser.added',
        subjectId: added.id,
        details: { after },
      });
      return 'added';
    }
    const before = await findOrganiser(tx, email);
    if (!before) throw new Error('An organiser was neither added nor there');
    if (before.role === role) return 'same';
    await updateOrganiser(tx, before.id, { role });
    await record(tx, {
      ...entry,
      event: 'organiser.role_changed',
      subjectId: before.id,
      details: { before: { role: before.role }, after: { role } },
    });
    return 'changed';
  });
}
