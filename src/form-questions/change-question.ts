import { record } from '../history/index.ts';
import { raiseVersion } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { seenOf } from './fields.ts';
import { columnsOf, type QuestionForm, typedOptions } from './manage-forms.ts';
import { changedOptions, type Question } from './question.ts';
import {
  findQuestion,
  insertQuestion,
  isAnswered,
  listQuestions,
  updateQuestion,
} from './store.ts';

/** Asked at once of one person. */
const mostQuestions = 30;

export interface Asking {
  form: QuestionForm;
  seriesId: number;
  /** Of the one seminar that it is about. */
  seminarId: number | null;
  actor: string;
}

/** Every change begins by raising the series' version: that is also the lock of its questions. */
export function addQuestion(
  { database, clock }: Services,
  { form, seriesId, seminarId, actor }: Asking,
): Promise<'added' | 'too-many'> {
  const at = clock();
  return database.write(async (tx) => {
    await raiseVersion(tx, seriesId);
    const asked = (await listQuestions(tx, seriesId)).filter(({ retiredAt }) => !retiredAt);
    if (asked.length >= mostQuestions) return 'too-many';
    const options = form.kind === 'text' ? [] : changedOptions([], typedOptions(form));
    const row = { ...columnsOf(form, seminarId), seriesId, options, createdAt: at };
    const { id } = await insertQuestion(tx, row);
    await tell(tx, 'form_question.added', id, { at, actor, details: { after: row } });
    return 'added';
  });
}

export type ChangedQuestion = 'changed' | 'unknown' | 'answered' | 'meanwhile';

/**
 * Changes a question as the form says. What was answered stays readable: options keep their keys,
 * and one that has answers never becomes a question of another kind.
 */
export function changeQuestion(
  { database, clock }: Services,
  id: number,
  { form, seriesId, seminarId, actor }: Asking,
): Promise<ChangedQuestion> {
  const at = clock();
  return database.write(async (tx) => {
    await raiseVersion(tx, seriesId);
    const before = await findQuestion(tx, seriesId, id);
    if (!before) return 'unknown';
    if (form.seen !== seenOf(before)) return 'meanwhile';
    const turns = (before.kind === 'text') !== (form.kind === 'text');
    if (turns && (await isAnswered(tx, id))) return 'answered';
    const typed = form.kind === 'text' ? [] : typedOptions(form);
    const options = changedOptions(before.options, typed);
    const after = { ...columnsOf(form, seminarId), options };
    await updateQuestion(tx, id, after);
    await tell(tx, 'form_question.changed', id, { at, actor, details: { before, after } });
    return 'changed';
  });
}

/** Moves a question past its neighbour among those that are asked. */
export function moveQuestion(
  { database, clock }: Services,
  { id, seriesId }: Pick<Question, 'id' | 'seriesId'>,
  direction: 'up' | 'down',
  actor: string,
): Promise<'moved' | 'same'> {
  const at = clock();
  return database.write(async (tx) => {
    await raiseVersion(tx, seriesId);
    const asked = (await listQuestions(tx, seriesId)).filter(({ retiredAt }) => !retiredAt);
    const place = asked.findIndex((question) => question.id === id);
    const own = asked[place];
    const other = asked[place + (direction === 'up' ? -1 : 1)];
    if (!own || !other) return 'same';
    await updateQuestion(tx, own.id, { position: other.position });
    await updateQuestion(tx, other.id, { position: own.position });
    await tell(tx, 'form_question.moved', id, { at, actor, details: { direction } });
    return 'moved';
  });
}

/** Asks no more, or asks again; what was answered stays. */
export function retireQuestion(
  { database, clock }: Services,
  { id, seriesId }: Pick<Question, 'id' | 'seriesId'>,
  isRetired: boolean,
  actor: string,
): Promise<'changed' | 'same' | 'too-many'> {
  const at = clock();
  return database.write(async (tx) => {
    await raiseVersion(tx, seriesId);
    const questions = await listQuestions(tx, seriesId);
    const before = questions.find((question) => question.id === id);
    if (!before || (before.retiredAt !== null) === isRetired) return 'same';
    const asked = questions.filter(({ retiredAt }) => !retiredAt);
    if (!isRetired && asked.length >= mostQuestions) return 'too-many';
    await updateQuestion(tx, id, { retiredAt: isRetired ? at : null });
    const event = isRetired ? 'form_question.retired' : 'form_question.returned';
    await tell(tx, event, id, { at, actor });
    return 'changed';
  });
}

const tell = (
  tx: Tx,
  event: string,
  subjectId: number,
  entry: { at: Date; actor: string; details?: object },
) => record(tx, { ...entry, event, subject: 'form_question', subjectId });
