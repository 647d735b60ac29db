import type { FastifyReply, FastifyRequest } from 'fastify';
import { listQuestions, type Question } from '../form-questions/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { navBelow } from '../people/index.ts';
import type { Seminar } from '../series/index.ts';
import type { Services } from '../services.ts';
import { type Language, roleCategories } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import type { Choices } from './choices.ts';
import type { FileRow } from './file.ts';
import { columnKeys, fieldOfColumn } from './forms.ts';
import { guessColumns } from './guess.ts';
import { type Place, sendOfImport } from './import-pages.ts';
import { findSameDone, type Import, listRowsAfter } from './store.ts';
import { type Columns, targets } from './targets.ts';

const looked = 200;
const sampleRows = 3;

interface Choosing extends Place {
  file: Import;
  language: Language;
  typed?: Typed;
  errors?: FieldError[];
}

/** Those that are asked now. */
export async function openQuestions({ database }: Services, seriesId: number): Promise<Question[]> {
  const questions = await listQuestions(database.read, seriesId);
  return questions.filter(({ retiredAt }) => retiredAt === null);
}

/** Which column holds what: as guessed, as chosen before, or as typed with what is wrong. */
export async function sendChoosing(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  { language, typed, errors = [], ...at }: Choosing,
) {
  const t = translator(language);
  const { file, series, seminars } = at;
  const { read } = services.database;
  const questions = await openQuestions(services, series.id);
  const rows = await listRowsAfter(read, file.id, 0, looked);
  const keys = columnKeys(questions);
  const chosen = file.choices ?? usualChoices(file, rows, questions, seminars, language);
  const values = typed ?? typedFrom(chosen, keys);
  const doneBefore = await findSameDone(read, file);
  return sendOfImport(request, reply, at, language, {
    view: 'choose',
    title: t('imports.choose.title'),
    status: errors.length > 0 ? 422 : 200,
    part: '/columns',
    file,
    model: {
      nav: navBelow(at, language, { heading: t('imports.choose.title') }),
      fileName: file.fileName,
      doneBefore: doneBefore && formatIn(language).dayTime(doneBefore),
      columns: file.header.map((head, index) => columnLabel(index, head)),
      choices: choicesOf(keys, questions, values, errors, language),
      ...{ values, errors, categories: roleCategories },
      isFailed: typed === undefined && file.choices?.isFailed === true,
      sample: rows.slice(0, sampleRows).map(({ cells }) => cells),
      seminars: seminarChoices(seminars, new Set([values.seminars ?? []].flat()), language),
    },
  });
}

function choicesOf(
  keys: (keyof Columns)[],
  questions: Question[],
  values: Typed,
  errors: FieldError[],
  language: Language,
) {
  const asked = new Map<string, string>(
    questions.map(({ id, label }) => [`question_${id}`, label[language] || label.sv]),
  );
  return keys.map((key) => {
    const field = fieldOfColumn(key);
    const target = targets.find((one) => one === key);
    const label = target ? translator(language)(`imports.columns.${target}`) : asked.get(key);
    const error = errors.find((one) => one.field === field)?.message;
    return { field, label, error, value: String(values[field] ?? '') };
  });
}

function usualChoices(
  { header }: Import,
  rows: FileRow[],
  questions: Question[],
  seminars: Seminar[],
  language: Language,
): Omit<Choices, 'by'> {
  const columns = guessColumns({ header, rows }, questions);
  const [only, ...others] = seminars;
  const isOnly = columns.seminars === undefined && only && others.length === 0;
  return {
    columns,
    seminars: isOnly ? [only.number] : [],
    organisation: '',
    role: translator(language)('imports.choose.roleUnknown'),
    roleCategory: 'other',
    language: 'sv',
    letters: 'withhold',
  };
}

function typedFrom(choices: Omit<Choices, 'by'>, keys: (keyof Columns)[]): Typed {
  const columns = keys.flatMap((key): [string, string][] => {
    const index = choices.columns[key];
    return index === undefined ? [] : [[fieldOfColumn(key), String(index)]];
  });
  return {
    ...Object.fromEntries(columns),
    seminars: choices.seminars.map(String),
    organisation: choices.organisation,
    role: choices.role,
    role_category: choices.roleCategory,
    language: choices.language,
    ...(choices.letters === 'send' ? { letters: 'send' } : {}),
  };
}

/** The mornings that rows without one can be given. */
function seminarChoices(seminars: Seminar[], ticked: ReadonlySet<string>, language: Language) {
  const { day } = formatIn(language);
  return seminars
    .filter(({ cancelledAt }) => cancelledAt === null)
    .map(({ number, startsAt, theme }) => ({
      number,
      label: `${day(startsAt)}: ${theme[language]}`,
      checked: ticked.has(String(number)),
    }));
}

/** `B: Namn`, as a spreadsheet letters its columns. */
const columnLabel = (index: number, heading: string) =>
  heading ? `${letterOf(index)}: ${heading}` : letterOf(index);

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
