import type { Kit } from '../columns.ts';
import type { QuestionKind, QuestionOption, Texts } from '../values.ts';
import type { PeopleTables } from './people.ts';
import type { SeriesTables } from './series.ts';

/** What an organiser asks on the form beside what is always asked. */
export function defineQuestions(
  kit: Kit,
  known: Pick<SeriesTables, 'series' | 'seminars'> & Pick<PeopleTables, 'signUps'>,
) {
  const { table, id, integer, text, boolean, instant, json, index, uniqueIndex } = kit;
  const { series, seminars, signUps } = known;

  const formQuestions = table(
    'form_questions',
    {
      id: id(),
      seriesId: integer()
        .notNull()
        .references(() => series.id),
      /** Asked of those who sign up for this seminar; of everybody if null. */
      seminarId: integer().references(() => seminars.id),
      position: integer().notNull(),
      kind: text().$type<QuestionKind>().notNull(),
      label: json<Texts>().notNull(),
      help: json<Texts>(),
      /** Empty for a question answered by text. */
      options: json<QuestionOption[]>().notNull(),
      required: boolean().notNull(),
      createdAt: instant().notNull(),
      /** Asked no more; what was answered stays. */
      retiredAt: instant(),
    },
    (t) => [index('form_questions_series').on(t.seriesId, t.position)],
  );

  const formAnswers = table(
    'form_answers',
    {
      id: id(),
      questionId: integer()
        .notNull()
        .references(() => formQuestions.id),
      signUpId: integer()
        .notNull()
        .references(() => signUps.id),
      /** A text, or the keys of the options chosen. */
      value: json<string | string[]>().notNull(),
      answeredAt: instant().notNull(),
    },
    (t) => [
      uniqueIndex('form_answers_sign_up').on(t.signUpId, t.questionId),
      index('form_answers_question').on(t.questionId),
    ],
  );

  return { formQuestions, formAnswers };
}
