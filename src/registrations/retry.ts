import { areAllActive } from '../bookings/index.ts';
import type { Tx } from '../storage/database.ts';
import type { Context } from './sign-up-request.ts';
import { isSignUpActive, listSubmissionsByKey, type Submission } from './store.ts';

/**
 * The submission that this form already made: same key, same fields, since `since`, and all that
 * it made still stands. A shared key only means that more are looked at.
 */
export async function findRepeated(
  tx: Tx,
  { idempotencyKey, hash }: Context,
  since: Date,
): Promise<Submission | undefined> {
  for (const submission of await listSubmissionsByKey(tx, idempotencyKey, since)) {
    if (submission.hash === hash && (await stands(tx, submission))) return submission;
  }
  return;
}

const stands = async (tx: Tx, { made, signUpId }: Submission) =>
  (await isSignUpActive(tx, signUpId)) && (await areAllActive(tx, made));
