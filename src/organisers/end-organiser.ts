import { record } from '../history/record.ts';
import type { Services } from '../services.ts';
import { checkActor, type Kept, whyKept } from './organiser.ts';
import { endAccess, lockOrganisers, type Organiser, updateOrganiser } from './store.ts';

/**
 * From now on the address runs nothing, and is signed in nowhere. What it did stays in the history.
 */
export function endOrganiser(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  which: Pick<Organiser, 'email'> | Pick<Organiser, 'id'>,
  actor: string,
): Promise<'ended' | 'unknown' | Kept> {
  const at = clock();
  return database.write(async (tx) => {
    const organisers = await lockOrganisers(tx);
    checkActor(organisers, actor);
    const organiser = organisers.find((one) =>
      'id' in which ? one.id === which.id : one.email === which.email,
    );
    if (!organiser) return 'unknown';
    const kept = whyKept(organisers, organiser, actor);
    if (kept) return kept;
    await updateOrganiser(tx, organiser.id, { endedAt: at });
    await endAccess(tx, organiser.id, at);
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
