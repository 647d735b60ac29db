import type { Reader } from '../storage/database.ts';
import type { Language, Texts } from '../storage/values.ts';
import { listAnswers } from './answer-store.ts';
import { type AnswerValue, answerIn, fieldOf } from './question.ts';
import { countAnswers, listByIds, listQuestions } from './store.ts';

export interface AnswerColumn {
  id: number;
  /** The same whatever the question becomes: `question_12`. */
  key: string;
  label: Texts;
  isRetired: boolean;
}

/** A column for each question that is asked, or that somebody answered, in the form's order. */
export async function answerColumns(db: Reader, seriesId: number): Promise<AnswerColumn[]> {
  const questions = await listQuestions(db, seriesId);
  if (questions.length === 0) return [];
  const answered = await countAnswers(db, seriesId);
  return questions
    .filter(({ id, retiredAt }) => !retiredAt || answered.has(id))
    .map((question) => ({
      id: question.id,
      key: fieldOf(question),
      label: { sv: question.label.sv, en: question.label.en || question.label.sv },
      isRetired: question.retiredAt !== null,
    }));
}

const page = 1000;

/** What people answered, in words: by sign-up, then by question. Who answered nothing is not there. */
export async function answersOf(
  db: Reader,
  signUpIds: number[],
  language: Language,
): Promise<Map<number, Map<number, string>>> {
  const found = new Map<number, Map<number, string>>();
  for (let from = 0; from < signUpIds.length; from += page) {
    const rows = await listAnswers(db, signUpIds.slice(from, from + page));
    if (rows.length === 0) continue;
    const asked = await listByIds(db, [...new Set(rows.map(({ questionId }) => questionId))]);
    const questions = new Map(asked.map((question) => [question.id, question]));
    for (const { signUpId, questionId, value } of rows) {
      const question = questions.get(questionId);
      if (!question) continue;
      const own = found.get(signUpId) ?? new Map<number, string>();
      found.set(signUpId, own.set(questionId, answerIn(question, value, language)));
    }
  }
  return found;
}

/** One person's answers as they are stored. */
export async function standingAnswers(db: Reader, signUpId: number) {
  const rows = await listAnswers(db, [signUpId]);
  return new Map<number, AnswerValue>(rows.map(({ questionId, value }) => [questionId, value]));
}
