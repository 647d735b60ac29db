import type { Seminar } from '../series/index.ts';
import type { Language, QuestionKind } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { type AnswerValue, answerIn, fieldOf, openTo, type Question, textIn } from './question.ts';

/** A question as a form shows it: `form-questions/fields` takes a list of them. */
export interface QuestionField {
  name: string;
  kind: QuestionKind;
  label: string;
  help: string | null;
  required: boolean;
  /** The one seminar that it is about. */
  seminar: { number: number; theme: string } | null;
  value: string;
  options: { id: string; key: string; label: string; checked: boolean }[];
  error: FieldError | null;
}

interface Shown {
  language: Language;
  seminars: Seminar[];
  /** What was typed; what stands shows only where nothing was. */
  typed?: Typed | undefined;
  errors: FieldError[];
  standing?: ReadonlyMap<number, AnswerValue>;
}

export function questionFields(questions: Question[], shown: Shown): QuestionField[] {
  const { language, seminars, errors } = shown;
  return questions.map((question) => {
    const name = fieldOf(question);
    const about = seminars.find(({ id }) => id === question.seminarId);
    const help = question.help && textIn(question.help, language);
    return {
      name,
      kind: question.kind,
      label: textIn(question.label, language),
      help: help || null,
      required: question.required,
      seminar: about ? { number: about.number, theme: about.theme[language] } : null,
      value: question.kind === 'text' ? String(chosenOf(question, shown)[0] ?? '') : '',
      options: optionsOf(question, shown),
      error: errors.find(({ field }) => field === name) ?? null,
    };
  });
}

function optionsOf(question: Question, shown: Shown) {
  const chosen = chosenOf(question, shown);
  const stands = [shown.standing?.get(question.id) ?? []].flat();
  return question.options
    .filter(({ key, retired }) => !retired || stands.includes(key))
    .map(({ key, label }) => ({
      id: `${fieldOf(question)}-${key}`,
      key,
      label: textIn(label, shown.language),
      checked: chosen.includes(key),
    }));
}

function chosenOf(question: Question, { typed, standing }: Shown): string[] {
  const value = typed ? typed[fieldOf(question)] : standing?.get(question.id);
  return [value ?? []].flat();
}

export interface ShownAnswer {
  label: string;
  /** Null where there is none. */
  answer: string | null;
}

/** What one person is asked and answered, in words; also what is asked no more. */
export function shownAnswers(
  questions: Question[],
  seminarIds: ReadonlySet<number>,
  standing: ReadonlyMap<number, AnswerValue>,
  language: Language,
): ShownAnswer[] {
  const open = new Set(openTo(questions, seminarIds, standing));
  return questions
    .filter((question) => open.has(question) || standing.has(question.id))
    .map((question) => {
      const value = standing.get(question.id);
      const answer = value === undefined ? null : answerIn(question, value, language);
      return { label: textIn(question.label, language), answer };
    });
}
