import type { Answer } from '../form-questions/index.ts';
import { searchKey } from '../storage/text.ts';
import type { FileRow } from './file.ts';
import type { RowOutcome } from './outcome.ts';
import { type RowPerson, readRow } from './read-row.ts';
import type { Reading } from './reading.ts';
import { isEnded } from './words.ts';

/** The rows of one address: the first says who it is. */
export interface MergedPerson {
  first: RowPerson;
  rows: { row: RowPerson; seminars: number[] }[];
}

export interface Merged {
  people: MergedPerson[];
  /** What can be told of a row without looking at who is signed up. */
  told: RowOutcome[];
}

/**
 * Reads the rows and puts those of one address together. A row that says the same as one before
 * it adds nothing; one that says another name of the address is refused.
 *
 * @param organisationOf Of an address, for rows without an organisation.
 */
export function mergeRows(
  rows: FileRow[],
  reading: Reading,
  organisationOf: (email: string) => string | undefined,
): Merged {
  const people = new Map<string, MergedPerson>();
  const told: RowOutcome[] = [];
  for (const raw of rows) {
    const read = readRow(raw, reading);
    const { number } = raw;
    if (read.kind === 'trouble') told.push({ number, kind: 'cannot', why: read.why });
    else if (read.kind === 'skipped') told.push({ number, kind: 'skipped', notes: [read.note] });
    else {
      const outcome = addTo(people, read.person, organisationOf);
      if (outcome) told.push(outcome);
    }
  }
  return { people: [...people.values()], told };
}

function addTo(
  people: Map<string, MergedPerson>,
  read: RowPerson,
  organisationOf: (email: string) => string | undefined,
): RowOutcome | undefined {
  const { number, email } = read;
  const merged = people.get(email);
  const row = withOrganisation(read, merged, organisationOf(email));
  if (row.organisation === '') return { number, kind: 'cannot', why: 'noOrganisation' };
  if (!merged) {
    people.set(email, { first: row, rows: [{ row, seminars: row.seminars }] });
    return;
  }
  const { first, rows } = merged;
  if (!isSamePerson(first, row)) {
    return { number, kind: 'cannot', why: 'otherPerson', row: first.number };
  }
  const asked = new Map(rows.flatMap(({ row: one, seminars }) => seminars.map((n) => [n, one])));
  const seminars = row.seminars.filter((one) => {
    const before = asked.get(one);
    // Of a morning that was left and then booked again, the booking stands.
    return !before || (isEnded(before.wish) && !isEnded(row.wish));
  });
  for (const one of rows) one.seminars = one.seminars.filter((n) => !seminars.includes(n));
  rows.push({ row, seminars });
  return;
}

function withOrganisation(row: RowPerson, merged: MergedPerson | undefined, known?: string) {
  if (row.organisation !== '') return row;
  const organisation = merged?.first.organisation ?? known ?? '';
  return { ...row, organisation, organisationAsTyped: row.organisationAsTyped || organisation };
}

function isSamePerson(first: RowPerson, row: RowPerson) {
  const fields = ['name', 'organisation', 'role'] as const;
  return fields.every((field) => searchKey(first[field]) === searchKey(row[field]));
}

/** By question: of two answers the first stands, as it would of two forms. */
export function firstAnswers(rows: MergedPerson['rows']): Map<number, Answer> {
  const answers = rows.flatMap(({ row }) => row.answers);
  return new Map(answers.toReversed().map((answer) => [answer.questionId, answer]));
}

/** Whose name stands in more than one row, with other addresses: first row by folded name. */
export function alikeRows(people: MergedPerson[]): Map<string, number[]> {
  const byName = new Map<string, number[]>();
  for (const { first } of people) {
    const key = searchKey(first.name);
    byName.set(key, [...(byName.get(key) ?? []), first.number]);
  }
  return new Map([...byName].filter(([, numbers]) => numbers.length > 1));
}
