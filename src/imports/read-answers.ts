import type { Wish } from '../bookings/index.ts';
import { type Answer, answerFrom, askedOf, type Question } from '../form-questions/index.ts';
import type { RowNote } from './outcome.ts';
import type { Reading } from './reading.ts';
import { isEnded } from './words.ts';

/** What a row says to a question that has a column. */
interface AnswerRead {
  question: Question;
  answer?: Answer;
  isUnknown: boolean;
}

export function answersIn(
  { choices: { columns }, questions }: Reading,
  cell: (column: number | undefined) => string,
): AnswerRead[] {
  return questions.flatMap((question) => {
    const column = columns[`question_${question.id}`];
    if (column === undefined) return [];
    const { value, isUnknown } = answerFrom(question, cell(column));
    const answer = value === undefined ? {} : { answer: { questionId: question.id, value } };
    return [{ question, ...answer, isUnknown }];
  });
}

/** An organiser may leave out what an attendee must answer, so it is only told. */
export function answerNotes(
  { seminars }: Reading,
  said: AnswerRead[],
  numbers: number[],
  wish: Wish,
): RowNote[] {
  const notes: RowNote[] = [];
  if (said.some(({ isUnknown }) => isUnknown)) notes.push('answer');
  if (isEnded(wish)) return notes;
  const wanted = seminars.filter(({ number }) => numbers.includes(number));
  const left = said.filter(({ answer, isUnknown }) => !answer && !isUnknown);
  const questions = left.map(({ question }) => question);
  const asked = askedOf(questions, new Set(wanted.map(({ id }) => id)));
  if (asked.some(({ required }) => required)) notes.push('unanswered');
  return notes;
}
