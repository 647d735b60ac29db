import type { Tx } from '../storage/database.ts';
import { liveOptions } from './question.ts';
import { insertQuestion, listQuestions } from './store.ts';

/**
 * Part of the unit that copies a series: what is asked now is asked in the copy. A question of a
 * seminar that is not copied is not either.
 */
export async function copyQuestions(
  tx: Tx,
  from: { seriesId: number },
  to: { seriesId: number; seminarIds: ReadonlyMap<number, number> },
  at: Date,
): Promise<void> {
  for (const question of await listQuestions(tx, from.seriesId)) {
    const { kind, label, help, required, retiredAt } = question;
    const seminarId = question.seminarId === null ? null : to.seminarIds.get(question.seminarId);
    if (retiredAt || seminarId === undefined) continue;
    const options = liveOptions(question);
    const copied = { kind, label, help, required, options };
    await insertQuestion(tx, { ...copied, seriesId: to.seriesId, seminarId, createdAt: at });
  }
}
