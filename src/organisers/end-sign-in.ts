import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import { endSignInOf } from './store.ts';

/** Ends one of an organiser's own sign-ins, this browser's or another's. */
export function endSignIn(
  { database, clock }: Services,
  organiserId: number,
  signInId: number,
): Promise<'ended' | 'unknown'> {
  const at = clock();
  return database.write(async (tx) => {
    if (!(await endSignInOf(tx, organiserId, signInId, at))) return 'unknown';
    await record(tx, {
      at,
      actor: `organiser:${organiserId}`,
      event: 'sign_in.ended',
      subject: 'organiser',
      subjectId: organiserId,
    });
    return 'ended';
  });
}
