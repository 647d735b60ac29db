import type { Services } from '../services.ts';
import { receiptHours } from './sign-up.ts';
import { deleteSubmissions, listOldSubmissions } from './store.ts';

const hour = 3_600_000;
const atOnce = 500;

/**
 * What a form said is kept while its receipt can be read and a retry is known, and not longer: the
 * sign-up holds what still matters.
 */
export async function eraseSubmissions(
  { database, clock }: Services,
  signal?: AbortSignal,
): Promise<void> {
  const before = new Date(clock().getTime() - receiptHours * hour);
  while (!signal?.aborted) {
    const ids = await listOldSubmissions(database.read, before, atOnce);
    if (ids.length > 0) await database.write((tx) => deleteSubmissions(tx, ids));
    if (ids.length < atOnce) return;
  }
}
