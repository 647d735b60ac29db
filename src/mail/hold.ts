import type { Reader, Tx } from '../storage/database.ts';
import { endMailings, findTraffic, lockTraffic, storeTraffic, withholdLetters } from './store.ts';
import { readTraffic } from './traffic.ts';

/**
 * Part of a unit: from now on no letter leaves, until somebody lets them go. For a copy of the
 * database: it cannot know what left after it was made (REL-04).
 */
export async function holdLetters(tx: Tx, at: Date): Promise<void> {
  const traffic = readTraffic(await lockTraffic(tx));
  await storeTraffic(tx, { ...traffic, heldSince: at.getTime() });
}

/** Since when they are held; undefined when they leave. */
export async function heldSince(db: Reader): Promise<Date | undefined> {
  const { heldSince: since } = readTraffic(await findTraffic(db));
  return since === undefined ? undefined : new Date(since);
}

/**
 * Part of a unit: letters leave again. Those that waited when they were held leave too, or are
 * kept unsent, for organisers to see and to send one by one.
 *
 * @returns How many are kept unsent; undefined when none were held.
 */
export async function letLettersGo(
  tx: Tx,
  which: 'all' | 'later',
): Promise<{ kept: number } | undefined> {
  const { heldSince: since, ...traffic } = readTraffic(await lockTraffic(tx));
  if (since === undefined) return;
  await storeTraffic(tx, traffic);
  if (which === 'all') return { kept: 0 };
  const before = new Date(since);
  await endMailings(tx, before);
  return { kept: await withholdLetters(tx, before) };
}
