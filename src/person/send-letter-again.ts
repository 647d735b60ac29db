import type { SignUp } from '../bookings/index.ts';
import { record } from '../history/record.ts';
import { type SentAgain, sendAgain } from '../mail/index.ts';
import type { Services } from '../services.ts';

/** An organiser has a letter of a sign-up sent once more, or for the first time. */
export function sendLetterAgain(
  { database, clock }: Services,
  { id, email }: Pick<SignUp, 'id' | 'email'>,
  letterId: number,
  actor: string,
): Promise<SentAgain> {
  const at = clock();
  return database.write(async (tx) => {
    const sent = await sendAgain(tx, { signUpId: id, email }, letterId, at);
    if (sent.kind !== 'queued') return sent;
    await record(tx, {
      at,
      actor,
      event: 'letter.sent_again',
      subject: 'sign_up',
      subjectId: id,
      details: { letter: letterId, kind: sent.letter },
    });
    return sent;
  });
}
