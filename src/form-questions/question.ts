import type { Tables } from '../storage/schema.ts';
import type { Language, QuestionOption, Texts } from '../storage/values.ts';

export type Question = Tables['formQuestions']['$inferSelect'];
/** A text, or the keys of the options chosen. */
export type AnswerValue = Tables['formAnswers']['$inferSelect']['value'];

export interface Answer {
  questionId: number;
  value: AnswerValue;
}

/** The field of the form, and the column of lists and exports. */
export const fieldOf = ({ id }: { id: number }) => `question_${id}`;

/** English may be left empty: then the Swedish text stands there too. */
export const textIn = (texts: Texts, language: Language) => texts[language] || texts.sv;

export const liveOptions = ({ options }: Pick<Question, 'options'>) =>
  options.filter((option) => !option.retired);

/** What a form asks those who may choose among these seminars. */
export const askedOf = (questions: Question[], seminarIds: ReadonlySet<number>) =>
  questions.filter(
    ({ retiredAt, seminarId }) => !retiredAt && (seminarId === null || seminarIds.has(seminarId)),
  );

/** What one person may answer now: what those with these bookings are asked, and what was answered. */
export const openTo = (
  questions: Question[],
  seminarIds: ReadonlySet<number>,
  standing: ReadonlyMap<number, AnswerValue>,
) =>
  questions.filter(
    ({ id, retiredAt, seminarId }) =>
      !retiredAt && (seminarId === null || seminarIds.has(seminarId) || standing.has(id)),
  );

/** An answer in words; what an option was called stays, also when it is no longer offered. */
export function answerIn(
  { options }: Pick<Question, 'options'>,
  value: AnswerValue,
  language: Language,
): string {
  if (typeof value === 'string') return value;
  const labels = new Map(options.map(({ key, label }) => [key, textIn(label, language)]));
  return value.map((key) => labels.get(key) ?? key).join('; ');
}

export interface TypedOption {
  /** Of the option that stood in the row; empty in a new row. */
  key: string;
  label: Texts;
}

/**
 * The options as an organiser leaves them. One that is called what another was called is that
 * one, so that rows may change places; one that is gone is kept for those who chose it.
 */
export function changedOptions(before: QuestionOption[], typed: TypedOption[]): QuestionOption[] {
  const byName = new Map(before.map(({ key, label }) => [label.sv, key]));
  const named = typed.map(({ label }) => byName.get(label.sv));
  const taken = new Set(named.filter((key) => key !== undefined));
  const known = new Set(before.map(({ key }) => key));
  let newest = Math.max(0, ...before.map(({ key }) => Number(key.slice(1)) || 0));
  const live = typed.map(({ key, label }, row) => {
    const own = known.has(key) && !taken.has(key) ? key : undefined;
    const kept = named[row] ?? own ?? `o${++newest}`;
    taken.add(kept);
    return { key: kept, label };
  });
  const gone = before.filter(({ key }) => !taken.has(key));
  return [...live, ...gone.map(({ key, label }) => ({ key, label, retired: true as const }))];
}
