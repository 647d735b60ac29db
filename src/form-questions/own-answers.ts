import type { Seminar, Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { readAnswers } from './answers.ts';
import { standingAnswers } from './columns.ts';
import { type QuestionField, questionFields, type ShownAnswer, shownAnswers } from './pages.ts';
import { openTo } from './question.ts';
import { questionsOf } from './store.ts';
import { changeAnswers } from './store-answers.ts';

/** Whose answers, and what they are booked to. */
export interface Answerer {
  signUpId: number;
  series: Series;
  /** All of the series. */
  seminars: Seminar[];
  bookedIds: ReadonlySet<number>;
  language: Language;
}

export interface OwnAnswers {
  shown: ShownAnswer[];
  /** Whether there is anything to answer now. */
  canChange: boolean;
}

/** One person's answers in words, as their own page and the organisers' page of them tell. */
export async function loadOwnAnswers(
  { database: { read } }: Services,
  { signUpId, series, bookedIds, language }: Omit<Answerer, 'seminars'>,
): Promise<OwnAnswers> {
  const questions = await questionsOf(read, series);
  if (questions.length === 0) return { shown: [], canChange: false };
  const standing = await standingAnswers(read, signUpId);
  return {
    shown: shownAnswers(questions, bookedIds, standing, language),
    canChange: openTo(questions, bookedIds, standing).length > 0,
  };
}

/** The form of one person's answers: as they stand, or as typed with what is wrong. */
export async function ownAnswerFields(
  { database: { read } }: Services,
  { signUpId, series, seminars, bookedIds, language }: Answerer,
  { typed, errors }: { typed?: Typed; errors: FieldError[] } = { errors: [] },
): Promise<QuestionField[]> {
  const standing = await standingAnswers(read, signUpId);
  const open = openTo(await questionsOf(read, series), bookedIds, standing);
  return questionFields(open, { language, seminars, typed, errors, standing });
}

export type AnswersChanged =
  | { kind: 'changed'; count: number }
  | { kind: 'invalid'; typed: Typed; errors: FieldError[] };

/** Changes one person's answers to what a posted form says. */
export async function changeOwnAnswers(
  services: Services,
  { signUpId, series, bookedIds, language }: Omit<Answerer, 'seminars'>,
  body: unknown,
  by: { actor: string; mayLeaveOut: boolean },
): Promise<AnswersChanged> {
  const { read } = services.database;
  const standing = await standingAnswers(read, signUpId);
  const open = openTo(await questionsOf(read, series), bookedIds, standing);
  const seminarIds = new Set(open.flatMap(({ seminarId }) => seminarId ?? []));
  const context = { language, seminarIds, standing, mayLeaveOut: by.mayLeaveOut };
  const { answers, errors, typed } = readAnswers(open, body, context);
  if (errors.length > 0) return { kind: 'invalid', typed, errors };
  const count = await changeAnswers(services, signUpId, open, answers, by.actor);
  return { kind: 'changed', count };
}
