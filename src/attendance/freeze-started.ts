import type { Services } from '../services.ts';
import { freeze, listUnfrozen } from './check-in-store.ts';

const day = 86_400_000;
/** A service that stood still for so long has frozen nothing meanwhile. */
const looksBackMs = 30 * day;
const perUnit = 200;

/**
 * Freezes organisation and role on the seats of seminars that have begun, a few hundred a unit:
 * who changes employer later was there as who they were. Gives how many.
 */
export async function freezeStarted({ database, clock }: Services): Promise<number> {
  const now = clock();
  const since = new Date(now.getTime() - looksBackMs);
  let frozen = 0;
  for (;;) {
    const ids = await listUnfrozen(database.read, since, now, perUnit);
    if (ids.length === 0) return frozen;
    await database.write((tx) => freeze(tx, ids));
    frozen += ids.length;
  }
}
