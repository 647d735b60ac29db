import { limitFacts, type Seminar } from '../bookings/index.ts';
import type { Answer } from '../form-questions/index.ts';
import type { ManySignedUp } from '../registrations/index.ts';
import { searchKey, sortKey } from '../storage/text.ts';
import { firstAnswers, type Merged, type MergedPerson } from './merge-rows.ts';
import {
  type Counts,
  type Outcome,
  outcomeOf,
  type RowKind,
  type RowNote,
  type RowOutcome,
} from './outcome.ts';

export interface Came {
  seminar: Seminar;
  /** Bookings. */
  seated: number[];
  came: number[];
}

interface Done {
  /** In the order of the people. */
  signedUp: ManySignedUp[];
  seminars: Seminar[];
  /** Namesakes by folded name in the file, and by sort key among those signed up. */
  alike: { here: Map<string, number[]>; namesakes: Map<string, string[]> };
  came: Came[];
  at: Date;
}

/** What came of the file, row by row and counted. */
export function told({ people, told: before }: Merged, done: Done): Outcome {
  const rows = people.flatMap((person, place) => {
    const own = done.signedUp[place];
    if (!own) throw new Error('A person of a list was lost');
    return person.rows.map(({ row, seminars }, nth) =>
      rowOutcome({ person, row, seminars, isFirst: nth === 0 }, own, done),
    );
  });
  const all = [...before, ...rows].toSorted((a, b) => a.number - b.number);
  return outcomeOf(countsOf(all, done), all);
}

interface RowOf {
  person: MergedPerson;
  row: MergedPerson['first'];
  seminars: number[];
  isFirst: boolean;
}

function rowOutcome(
  { person, row, seminars, isFirst }: RowOf,
  own: ManySignedUp,
  done: Done,
): RowOutcome {
  const { number } = row;
  const notes = notesOf(person, row, own, done);
  const told = notes.length > 0 ? { notes } : {};
  if (seminars.length === 0) return { number, kind: 'same', row: person.first.number, ...told };
  const made = own.made.flatMap((one) => {
    const seminar = done.seminars.find(({ id }) => id === one.booking.seminarId);
    if (!seminar || !seminars.includes(seminar.number)) return [];
    const place = one.place === null ? {} : { place: one.place };
    const limit = seminar.limited && one.limit ? { limit: limitFacts(one.limit) } : {};
    return [{ number: seminar.number, state: one.booking.state, ...place, ...limit, isNew: true }];
  });
  const passed = own.passed.filter((one) => seminars.includes(one.number));
  const stood = passed.flatMap((one) =>
    'state' in one ? [{ number: one.number, state: one.state, isNew: false }] : [],
  );
  const shown = [...made, ...stood].toSorted((a, b) => a.number - b.number);
  const lost = passed.find(({ why }) => why === 'cancelled' || why === 'over');
  const why = lost && (lost.why === 'over' ? 'seminarOver' : 'seminarCancelled');
  return {
    ...{ number, kind: kindOf(made.length > 0, passed, own, isFirst) },
    ...(why ? { why } : {}),
    ...(shown.length > 0 ? { seminars: shown } : {}),
    ...told,
  };
}

function kindOf(
  isMade: boolean,
  passed: ManySignedUp['passed'],
  { isNew, answered }: ManySignedUp,
  isFirst: boolean,
): RowKind {
  if (isMade) return !isNew ? 'adds' : isFirst ? 'new' : 'also';
  if (passed.some(({ why }) => why === 'left')) return 'left';
  if (passed.some(({ why }) => why === 'there')) return isFirst && answered > 0 ? 'adds' : 'there';
  return 'cannot';
}

function notesOf(
  { first, rows }: MergedPerson,
  row: MergedPerson['first'],
  { isNew }: ManySignedUp,
  { alike, seminars, at }: Done,
): RowNote[] {
  const notes = [...row.notes];
  const isAhead = (number: number) =>
    seminars.some((one) => one.number === number && one.startsAt > at);
  if (row.came && row.seminars.some(isAhead)) notes.push('came');
  const standing = firstAnswers(rows);
  const isOther = ({ questionId, value }: Answer) =>
    JSON.stringify(standing.get(questionId)?.value) !== JSON.stringify(value);
  if (row.answers.some(isOther)) notes.push('otherAnswer');
  if (row !== first || !isNew) return notes;
  const others = alike.namesakes.get(sortKey(row.name)) ?? [];
  if (others.length > 0) notes.push('alike');
  if (alike.here.has(searchKey(row.name))) notes.push('alikeHere');
  return notes;
}

function countsOf(rows: RowOutcome[], { signedUp, came }: Done): Counts {
  const rowsOf = (...kinds: RowKind[]) => rows.filter(({ kind }) => kinds.includes(kind)).length;
  const made = signedUp.flatMap((one) => one.made);
  const stateOf = (...states: string[]) =>
    made.filter(({ booking }) => states.includes(booking.state)).length;
  const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
  return {
    rows: rows.length,
    newPeople: signedUp.filter(({ isNew }) => isNew).length,
    moreMornings: signedUp.filter(({ isNew, made: own }) => !isNew && own.length > 0).length,
    there: rowsOf('there', 'left', 'same', 'skipped'),
    cannot: rowsOf('cannot'),
    bookings: made.length,
    seated: stateOf('confirmed'),
    waiting: stateOf('waiting', 'requested'),
    offered: stateOf('offered'),
    came: sum(came.map((one) => one.came.length)),
    answers: sum(signedUp.map(({ answered }) => answered)),
    letters: sum(signedUp.map(({ letters }) => letters)),
  };
}
