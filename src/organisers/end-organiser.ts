import { record } from '../history/record.ts';
import type { Services } from '../services.ts';
import { findOrganiser, updateOrganiser } from './store.ts';

/** From now on the address runs nothing. What it did stays in the history. */
export function endOrganiser(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  email: string,
  actor: string,
): Promise<'ended' | 'unknown'> {
  const at = clock();
  return database.write(async (tx) => {
    const organiser = await findOrganiser(tx, email);
    if (!organiser) return 'unknown';
    await updateOrganiser(tx, organiser.id, { endedAt: at });
    await record(tx, {
      at,
      actor,
      event: 'organiser.ended',
      subject: 'organiser',
      subjectId: organiser.id,
    });
    return 'ended';
  });
}
