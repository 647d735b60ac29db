import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { deleteAnswer, insertAnswer, listAnswers, updateAnswer } from './answer-store.ts';
import type { Answer, Question } from './question.ts';

/**
 * Part of the sign-up's unit: stores the answers to questions that were not answered before. A
 * form adds and never changes. Gives the ids of the questions now answered.
 */
export async function storeAnswers(tx: Tx, signUpId: number, answers: Answer[], at: Date) {
  const stored: number[] = [];
  for (const answer of answers) {
    if (await insertAnswer(tx, signUpId, answer, at)) stored.push(answer.questionId);
  }
  return stored;
}

/**
 * Makes the answers to these questions what they are now; one that is left empty is taken away.
 * History tells which were changed, never what they said. Gives how many.
 */
export function changeAnswers(
  { database, clock }: Services,
  signUpId: number,
  questions: Question[],
  answers: Answer[],
  actor: string,
): Promise<number> {
  const at = clock();
  const given = new Map(answers.map((answer) => [answer.questionId, answer]));
  return database.write(async (tx) => {
    const rows = await listAnswers(tx, [signUpId]);
    const standing = new Map(rows.map(({ questionId, value }) => [questionId, value]));
    const changed: number[] = [];
    for (const { id } of questions) {
      const answer = given.get(id);
      if (JSON.stringify(answer?.value) === JSON.stringify(standing.get(id))) continue;
      if (!answer) await deleteAnswer(tx, signUpId, id);
      else if (!(await insertAnswer(tx, signUpId, answer, at))) {
        await updateAnswer(tx, signUpId, answer, at);
      }
      changed.push(id);
    }
    if (changed.length === 0) return 0;
    await record(tx, {
      at,
      actor,
      event: 'sign_up.answered',
      subject: 'sign_up',
      subjectId: signUpId,
      details: { questions: changed },
    });
    return changed.length;
  });
}
