import { type AnswerColumn, answerColumns } from '../form-questions/index.ts';
import { countyName } from '../i18n/counties.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type BookingRow, type ListColumn, shownState, shownStates } from '../people/index.ts';
import type { Seminar } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import { type Language, roleCategories, sectors } from '../storage/values.ts';

/** Never in another order: programs read them. What is asked besides comes after. */
const standardColumns = [
  ...(['number', 'theme', 'name', 'email', 'organisation', 'typed', 'sector', 'role'] as const),
  ...(['category', 'state', 'place', 'came', 'when', 'via'] as const),
];
type OwnColumn = (typeof standardColumns)[number] | 'county';

/** A row of a file: one booking, with its place in the line and what the person answered. */
export interface FileRow extends BookingRow {
  place: number | null;
  answers: Map<number, string> | undefined;
}

type Value = string | number | boolean | null;

export interface FileColumn {
  /** As programs call it. */
  key: string;
  head: string;
  /** What it tells, and what it means that it is empty. */
  about: string;
  /** A word is one of few, and ours; a time has minutes. */
  kind: 'text' | 'word' | 'number' | 'time';
  text: (row: FileRow) => string;
  /** As JSON has it. */
  value: (row: FileRow) => Value;
  /** What its codes are in words, where it has codes. */
  values?: Record<string, string>;
  /** What those words mean, where they do not say it. */
  means?: Record<string, string>;
}

/** What files are made of: the columns of always, or those that the screen shows. */
export interface ColumnsAsked {
  /** None: the columns of always, and all answers. */
  columns: ListColumn[] | null;
  language: Language;
}

export async function fileColumns(
  db: Reader,
  { series, seminars, seminar }: { series: { id: number }; seminars: Seminar[]; seminar?: Seminar },
  { columns, language }: ColumnsAsked,
  now: Date,
): Promise<FileColumn[]> {
  const own = ownColumns(seminars, language, now);
  const questions = await answerColumns(db, series.id);
  if (!columns) {
    const answers = questions.map((question) => answerColumn(question, language));
    return [...standardColumns.map((key) => own[key]), ...answers];
  }
  const asked = seminar ? columns : [...new Set<ListColumn>(['mornings', ...columns])];
  const isOfMornings = asked.includes('mornings');
  const known = [...standardColumns.slice(0, 7), 'county' as const, ...standardColumns.slice(7)];
  const wanted = known.filter((key) =>
    key === 'number' || key === 'theme' ? isOfMornings : asked.includes(key),
  );
  return [
    ...wanted.map((key) => own[key]),
    ...questions
      .filter(({ key }) => asked.some((one) => one === key))
      .map((question) => answerColumn(question, language)),
  ];
}

function ownColumns(
  seminars: Seminar[],
  language: Language,
  now: Date,
): Record<OwnColumn, FileColumn> {
  const t = translator(language);
  const named = (key: OwnColumn) => ({
    key,
    head: t(`peopleLists.columns.${key}`),
    about: t(`peopleLists.fields.${key}`),
  });
  const text = (key: OwnColumn, read: (row: FileRow) => string | null): FileColumn => ({
    ...named(key),
    kind: 'text',
    text: (row) => read(row) ?? '',
    value: read,
  });
  const word = <K extends string>(
    key: OwnColumn,
    codes: readonly K[],
    say: (code: K) => string,
    read: (row: FileRow) => K,
  ): FileColumn => {
    const values = saidOf(codes, say);
    const [said, found] = [(row: FileRow) => values[read(row)], read];
    return { ...named(key), kind: 'word', text: said, value: found, values };
  };
  const of = morningsOf(seminars, language, now);
  const yesNo = [t('peopleLists.export.yes'), t('peopleLists.export.no')] as const;
  const came = (row: FileRow) => {
    const morning = of(row);
    if (morning?.cancelledAt) return null;
    return row.cameAt !== null || (morning?.isStarted && row.state === 'confirmed' ? false : null);
  };
  const local = localTimes();
  return {
    number: {
      ...named('number'),
      kind: 'number',
      text: (row) => of(row)?.numberText ?? '',
      value: (row) => of(row)?.number ?? null,
    },
    theme: { ...text('theme', (row) => of(row)?.theme ?? ''), kind: 'word' },
    name: text('name', ({ name }) => name),
    email: text('email', ({ email }) => email),
    organisation: text('organisation', ({ organisation }) => organisation),
    typed: text('typed', ({ organisationAsTyped }) => organisationAsTyped),
    sector: word(
      'sector',
      sectors,
      (one) => t(`organisations.sectors.${one}`),
      (row) => row.sector,
    ),
    county: { ...text('county', (row) => countyName(row.countyCode, language)), kind: 'word' },
    role: text('role', ({ role }) => role),
    category: word(
      'category',
      roleCategories,
      (one) => t(`registrations.roleCategories.${one}`),
      (row) => row.roleCategory,
    ),
    state: {
      ...word(
        'state',
        shownStates,
        (one) => t(`people.states.${one}`),
        (row) => shownState(row.state, of(row) ?? { cancelledAt: null }),
      ),
      means: saidOf(shownStates, (one) => t(`peopleLists.stateMeans.${one}`)),
    },
    place: {
      ...named('place'),
      kind: 'number',
      text: ({ place }) => (place === null ? '' : String(place)),
      value: ({ place }) => place,
    },
    came: {
      ...named('came'),
      kind: 'word',
      text: (row) => [yesNo[1], yesNo[0]][Number(came(row) ?? Number.NaN)] ?? '',
      value: came,
    },
    when: {
      ...named('when'),
      kind: 'time',
      text: ({ bookedAt }) => local(bookedAt).minute,
      value: ({ bookedAt }) => local(bookedAt).second,
    },
    via: text('via', ({ via }) => via),
  };
}

const saidOf = <K extends string>(codes: readonly K[], say: (code: K) => string) =>
  Object.fromEntries(codes.map((code) => [code, say(code)])) as Record<K, string>;

const answerColumn = ({ id, key, label }: AnswerColumn, language: Language): FileColumn => ({
  key,
  head: label[language],
  about: translator(language)('peopleLists.fields.answer'),
  kind: 'text',
  text: ({ answers }) => answers?.get(id) ?? '',
  value: ({ answers }) => answers?.get(id) ?? null,
});

function morningsOf(seminars: Seminar[], language: Language, now: Date) {
  const mornings = new Map(
    seminars.map(({ id, number, theme, startsAt, cancelledAt }) => [
      id,
      {
        number,
        numberText: String(number),
        theme: theme[language],
        isStarted: startsAt <= now,
        cancelledAt,
      },
    ]),
  );
  return ({ seminarId }: FileRow) => mornings.get(seminarId);
}

/**
 * 2027-02-10 08:00 in Sweden, and to the second with its offset; what Intl has to say is asked once
 * for each hour: clocks change at whole hours.
 */
function localTimes() {
  const hours = new Map<number, string>();
  const { isoLocal } = formatIn('sv');
  const two = (number: number) => String(number).padStart(2, '0');
  return (at: Date) => {
    const hour = Math.floor(at.getTime() / 3_600_000);
    let start = hours.get(hour);
    if (start === undefined) {
      start = isoLocal(at);
      hours.set(hour, start);
    }
    const minutes = two(at.getUTCMinutes());
    return {
      minute: `${start.slice(0, 10)} ${start.slice(11, 13)}:${minutes}`,
      second: `${start.slice(0, 13)}:${minutes}:${two(at.getUTCSeconds())}${start.slice(19)}`,
    };
  };
}
