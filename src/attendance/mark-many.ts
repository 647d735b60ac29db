import { raiseVersion, type Seminar } from '../series/index.ts';
import type { Tx } from '../storage/database.ts';
import { freeze, insertCame } from './check-in-store.ts';

export interface Attended {
  seminar: Seminar;
  /** Those with a seat there. */
  seated: number[];
  /** Those of them who came; when is not known, so it is the start. */
  came: number[];
}

const atOnce = 400;

/**
 * Part of a unit that has locked the seminar and given these their seats: of a seminar that has
 * begun, whoever sat there is kept as who they were, and those who came are marked.
 */
export async function markMany(
  tx: Tx,
  { seminar, seated, came }: Attended,
  scan: { nonce: string; at: Date; actor: string },
) {
  if (seminar.startsAt > scan.at) throw new Error('A seminar that has not begun');
  for (let from = 0; from < seated.length; from += atOnce) {
    await freeze(tx, seated.slice(from, from + atOnce));
  }
  for (let from = 0; from < came.length; from += atOnce) {
    await insertCame(tx, came.slice(from, from + atOnce), scan, seminar.startsAt);
  }
  if (came.length > 0) await raiseVersion(tx, seminar.seriesId);
}
