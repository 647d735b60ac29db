import { cleanMultiline } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import {
  type Answer,
  type AnswerValue,
  fieldOf,
  liveOptions,
  type Question,
  textIn,
} from './question.ts';

/** Letters of an answer in text. */
const longestAnswer = 1000;

export interface Answering {
  language: Language;
  /** The seminars that the form is for: a question of another is not read. */
  seminarIds: ReadonlySet<number>;
  /** What stands: an option that is no longer offered stays for whoever chose it. */
  standing?: ReadonlyMap<number, AnswerValue>;
  /** An organiser may leave out what an attendee must answer. */
  mayLeaveOut?: boolean;
}

export interface ReadAnswers {
  /** In the questions' order. */
  answers: Answer[];
  errors: FieldError[];
  typed: Typed;
}

/** Reads the fields `question_<id>` of a posted form; others are not looked at. */
export function readAnswers(questions: Question[], body: unknown, context: Answering): ReadAnswers {
  const sent = new Map(Object.entries(body ?? {}));
  const read: ReadAnswers = { answers: [], errors: [], typed: {} };
  for (const question of questions) {
    const field = fieldOf(question);
    const typed: unknown = sent.get(field);
    if (isTyped(typed)) read.typed[field] = typed;
    const isFor = question.seminarId === null || context.seminarIds.has(question.seminarId);
    if (question.retiredAt || !isFor) continue;
    const result = question.kind === 'text' ? readText(typed) : readKeys(question, typed, context);
    const wrong = 'error' in result ? result.error : missing(question, result.value, context);
    if (wrong) read.errors.push(errorOf(question, wrong, context.language));
    else if ('value' in result && result.value.length > 0) {
      read.answers.push({ questionId: question.id, value: result.value });
    }
  }
  return read;
}

type Wrong = 'repeated' | 'tooLong' | 'option' | 'text' | 'one' | 'several';
type Result = { value: AnswerValue } | { error: Wrong };

const isTyped = (sent: unknown): sent is string | string[] =>
  typeof sent === 'string' || (Array.isArray(sent) && sent.every((one) => typeof one === 'string'));

function readText(typed: unknown): Result {
  if (typed === undefined) return { value: '' };
  if (typeof typed !== 'string') return { error: 'repeated' };
  const value = cleanMultiline(typed);
  return [...value].length > longestAnswer ? { error: 'tooLong' } : { value };
}

function readKeys(question: Question, typed: unknown, { standing }: Answering): Result {
  if (typed === undefined || typed === '') return { value: [] };
  if (!isTyped(typed)) return { error: 'option' };
  if (question.kind === 'one' && Array.isArray(typed)) return { error: 'repeated' };
  const chosen = new Set([typed].flat());
  const stands = [standing?.get(question.id) ?? []].flat();
  const offered = question.options.filter(({ key, retired }) => !retired || stands.includes(key));
  const value = offered.map(({ key }) => key).filter((key) => chosen.has(key));
  return value.length < chosen.size ? { error: 'option' } : { value };
}

function missing(question: Question, value: AnswerValue, { mayLeaveOut }: Answering) {
  if (!question.required || mayLeaveOut || value.length > 0) return;
  if (question.kind !== 'text' && liveOptions(question).length === 0) return;
  return question.kind;
}

function errorOf(question: Question, wrong: Wrong, language: Language): FieldError {
  const field = fieldOf(question);
  if (wrong === 'repeated') return { field, message: 'web.errors.repeated' };
  const values = { label: textIn(question.label, language), most: longestAnswer };
  return { field, message: messages[wrong], values };
}

const messages = {
  tooLong: 'formQuestions.errors.tooLong',
  option: 'formQuestions.errors.option',
  text: 'formQuestions.errors.text',
  one: 'formQuestions.errors.one',
  several: 'formQuestions.errors.several',
} as const;
