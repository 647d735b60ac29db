import { type Acting, attendee } from '../bookings/index.ts';
import { type NeedsFields, needsFields, readNeeds, typedNeeds } from '../breakfast/index.ts';
import {
  type Answer,
  askedOf,
  type QuestionField,
  questionFields,
  questionsOf,
  readAnswers,
} from '../form-questions/index.ts';
import { listSeminars, type Seminar, type Series } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Language, Need } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { canBook } from './may-book.ts';

interface Asking {
  series: Series;
  language: Language;
  now: Date;
  /** An organiser who signs somebody up need not know the answers. */
  by?: Acting;
}

export interface AskedForm {
  answers: Answer[];
  needs: Need[];
  errors: FieldError[];
  typed: Typed;
}

/**
 * Reads what organisers ask beside what is always asked. `typed` is the rest of the form: a
 * question about one seminar is for those who tick it, or the whole series.
 */
export async function readAsked(
  db: Reader,
  { series, language, now, by = attendee }: Asking,
  body: unknown,
  typed: Typed,
): Promise<AskedForm> {
  const questions = await questionsOf(db, series);
  const needs = readNeeds(body);
  const told: Typed = needs.length > 0 ? { needs } : {};
  if (questions.length === 0) return { answers: [], needs, errors: [], typed: told };
  const ticked = new Set([typed.seminars ?? []].flat());
  const isFor = (seminar: Seminar) =>
    canBook(seminar, now, by) &&
    (typed.whole_series !== undefined || ticked.has(String(seminar.number)));
  const seminars = (await listSeminars(db, series.id)).filter(isFor);
  const seminarIds = new Set(seminars.map(({ id }) => id));
  const context = { language, seminarIds, mayLeaveOut: by !== attendee };
  const read = readAnswers(questions, body, context);
  return { ...read, needs, typed: { ...read.typed, ...told } };
}

interface Shown extends Asking {
  seminars: Seminar[];
  typed: Typed;
  errors: FieldError[];
}

/** Needs at breakfast, where a seminar that one may sign up for asks for them. */
export function askedNeeds({ seminars, now, typed, language }: Shown): NeedsFields | undefined {
  const open = seminars.filter((seminar) => canBook(seminar, now, attendee));
  return needsFields(open, typedNeeds(typed), language);
}

/** The questions as the form shows them, with what was typed. */
export async function askedFields(db: Reader, shown: Shown): Promise<QuestionField[]> {
  const { series, seminars, now, by = attendee } = shown;
  const questions = await questionsOf(db, series);
  if (questions.length === 0) return [];
  const open = seminars.filter((seminar) => canBook(seminar, now, by));
  const asked = askedOf(questions, new Set(open.map(({ id }) => id)));
  const fields = questionFields(asked, shown);
  return by === attendee ? fields : fields.map((field) => ({ ...field, required: false }));
}
