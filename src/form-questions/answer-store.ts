import { and, asc, eq, inArray } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import { statement, value } from '../storage/statement.ts';
import type { Answer } from './question.ts';

export interface StandingAnswer extends Answer {
  signUpId: number;
}

const insertStatement = statement((db: Tx) => {
  const { formAnswers: a } = db.tables;
  return db
    .insert(a)
    .values({
      questionId: value('questionId'),
      signUpId: value('signUpId'),
      value: value('value', a.value),
      answeredAt: value('answeredAt', a.answeredAt),
    })
    .onConflictDoNothing()
    .returning({ id: a.id });
});

/** Whether it was stored: an answer that is given already stands. */
export async function insertAnswer(tx: Tx, signUpId: number, answer: Answer, answeredAt: Date) {
  const rows = await insertStatement(tx, { ...answer, signUpId, answeredAt });
  return rows.length > 0;
}

export async function updateAnswer(
  tx: Tx,
  signUpId: number,
  { questionId, value: changed }: Answer,
  answeredAt: Date,
) {
  const { formAnswers: a } = tx.tables;
  await tx
    .update(a)
    .set({ value: changed, answeredAt })
    .where(and(eq(a.signUpId, signUpId), eq(a.questionId, questionId)));
}

export async function deleteAnswer(tx: Tx, signUpId: number, questionId: number) {
  const { formAnswers: a } = tx.tables;
  await tx.delete(a).where(and(eq(a.signUpId, signUpId), eq(a.questionId, questionId)));
}

/** Of at most a thousand people. */
export function listAnswers(db: Reader, signUpIds: number[]): Promise<StandingAnswer[]> {
  const { formAnswers: a } = db.tables;
  return db
    .select({ signUpId: a.signUpId, questionId: a.questionId, value: a.value })
    .from(a)
    .where(inArray(a.signUpId, signUpIds))
    .orderBy(asc(a.signUpId), asc(a.questionId));
}
