import type { Tx } from '../storage/database.ts';
import { storeLetters } from './outbox.ts';
import { findLetterOf, hasNewer, requeueLetter } from './person-letters-store.ts';
import { letterOf } from './store.ts';

export type SentAgain =
  | { kind: 'queued'; letter: string }
  /** It waits or is being sent already. */
  | { kind: 'under-way' }
  /** A newer one went to the calendar, or the address is another now. */
  | { kind: 'superseded' }
  | { kind: 'unknown' };

/**
 * Part of a unit: a letter of a sign-up leaves once more. One that never left is tried anew; of one
 * that was sent goes a copy with a Message-ID of its own.
 *
 * @param email The address that the sign-up has now.
 */
export async function sendAgain(
  tx: Tx,
  { signUpId, email }: { signUpId: number; email: string | null },
  id: number,
  at: Date,
): Promise<SentAgain> {
  const row = await findLetterOf(tx, signUpId, id);
  if (!row) return { kind: 'unknown' };
  if (row.state === 'queued' || row.state === 'inflight') return { kind: 'under-way' };
  if (row.recipientEmail !== email || (await hasNewer(tx, row))) return { kind: 'superseded' };
  if (row.state === 'sent') {
    const letter = letterOf(row);
    const businessKey = `${letter.businessKey}:again:${at.getTime()}`;
    await storeLetters(tx, [{ ...letter, businessKey }], at);
  } else if (!(await requeueLetter(tx, id, at))) return { kind: 'under-way' };
  return { kind: 'queued', letter: row.kind };
}
