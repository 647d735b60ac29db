import { hash } from 'node:crypto';
import type { Tx } from '../storage/database.ts';
import type { NewLetter } from './letter.ts';
import { insertLetters } from './store.ts';

/** Whether letters leave, or are only kept for someone to see, and perhaps to send later. */
export type Sending = 'send' | 'withhold';

/**
 * Part of a unit of work: its letters are committed with it (MAIL-01). A business key that is
 * there already changes nothing (MAIL-02).
 */
export async function storeLetters(
  tx: Tx,
  letters: NewLetter[],
  at: Date,
  sending: Sending = 'send',
): Promise<void> {
  const state = sending === 'send' ? 'queued' : 'withheld';
  const rows = letters.map((letter) => ({ ...rowOf(letter, at), state }) as const);
  await insertLetters(tx, rows);
}

function rowOf(letter: NewLetter, at: Date) {
  return {
    kind: letter.kind,
    businessKey: letter.businessKey,
    lane: letter.lane,
    language: letter.language,
    recipientName: letter.to.name,
    recipientEmail: letter.to.email,
    facts: letter.facts,
    messageId: messageIdOf(letter, at),
    createdAt: at,
    nextAttemptAt: at,
    signUpId: letter.signUpId ?? null,
    calendarUid: letter.calendar?.uid ?? null,
    sequence: letter.calendar?.sequence ?? null,
  };
}

/** Derived, so that a unit that runs twice stores the same; 24 bytes, nothing personal (MAIL-25). */
function messageIdOf({ businessKey }: NewLetter, at: Date) {
  return hash('sha256', `${businessKey} ${at.getTime()}`, 'base64url').slice(0, 32);
}
