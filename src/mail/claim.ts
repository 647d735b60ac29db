import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import type { LetterRow } from './store.ts';
import { findDue, leaseLetter, lockTraffic, storeTraffic } from './store.ts';
import { countOne, maySend, readTraffic } from './traffic.ts';

/** Longer than any attempt may take: then another worker may try (MAIL-04). */
const leaseMs = 120_000;

export interface Claim {
  worker: string;
  /** Letters in any sixty seconds, by all processes together. */
  perMinute: number;
  /** Whether a letter to this address leaves the house, and so counts. */
  counts: (email: string) => boolean;
}

/** The letter that is next, now in this worker's hands; undefined when none may be sent now. */
export async function claimLetter(
  { database, clock }: Services,
  claim: Claim,
): Promise<LetterRow | undefined> {
  const now = clock();
  // Most looks at the queue find nothing, and should cost no write.
  if (!(await findDue(database.read, now))) return;
  return database.write((tx) => claimIn(tx, claim, now));
}

async function claimIn(tx: Tx, { worker, perMinute, counts }: Claim, now: Date) {
  const traffic = readTraffic(await lockTraffic(tx));
  if (!maySend(traffic, now, perMinute)) return;
  const due = await findDue(tx, now);
  if (!due) return;
  const until = new Date(now.getTime() + leaseMs);
  const letter = await leaseLetter(tx, due.id, { worker, now, until });
  if (letter && counts(due.email)) await storeTraffic(tx, countOne(traffic, now));
  return letter;
}
