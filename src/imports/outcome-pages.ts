import type { FastifyReply, FastifyRequest } from 'fastify';
import { limitWords } from '../bookings/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { navBelow } from '../people/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import type { FieldError } from '../web/forms.ts';
import { type ImportRoute, type Place, sendOfImport } from './import-pages.ts';
import type { Counts, RowBooking, RowOutcome } from './outcome.ts';
import { partDone } from './progress.ts';
import { type Import, listRowsBy } from './store.ts';

const rowsPerPage = 50;

interface Shown extends Place {
  file: Import;
  language: Language;
  errors?: FieldError[];
}

/** How far an import has come: what would happen, how much is done, or what became of it. */
export async function sendOutcome(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  { language, errors = [], ...at }: Shown,
) {
  const t = translator(language);
  const { file } = at;
  const stage = stageOf(file);
  const title = t(`imports.titles.${stage}`);
  const { number } = formatIn(language);
  const page = {
    title,
    file,
    status: errors.length > 0 ? 422 : 200,
    model: {
      nav: navBelow(at, language, { heading: title }),
      ...{ stage, errors, fileName: file.fileName, outcome: file.outcome },
      rows: number(file.outcome?.counts.rows ?? 0),
      percent: percentOf(partDone(services, file.id)),
      sentences: file.outcome ? sentencesOf(file, file.outcome.counts, language) : [],
    },
  };
  if (stage !== 'trial') {
    return sendOfImport(request, reply, at, language, { view: 'stage', ...page });
  }
  const asked = request.query as ImportRoute['Querystring'];
  const trial = await trialModel(services, file, Number(asked.page), language);
  const model = { ...page.model, ...trial };
  return sendOfImport(request, reply, at, language, { view: 'trial', ...page, model });
}

const percentOf = (part: number | undefined) =>
  part === undefined ? null : Math.floor(part * 100);

/** `erased` is one that nobody went on with for a day. */
function stageOf({ state, outcome }: Import) {
  if (state === 'trying' || state === 'running' || state === 'done') return state;
  return state === 'read' && outcome ? 'trial' : 'erased';
}

async function trialModel(services: Services, file: Import, asked: number, language: Language) {
  const all = file.outcome?.rows ?? [];
  // What needs an eye comes first.
  const inOrder = all.toSorted((a, b) => weight(a) - weight(b) || a.number - b.number);
  const pages = Math.max(1, Math.ceil(inOrder.length / rowsPerPage));
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages);
  const shown = inOrder.slice((page - 1) * rowsPerPage, page * rowsPerPage);
  const numbers = shown.map(({ number }) => number);
  const rows = await listRowsBy(services.database.read, file.id, numbers);
  const cells = new Map(rows.map((row) => [row.number, row.cells]));
  return {
    shown: shown.map((row) => shownRow(row, file, cells.get(row.number) ?? [], language)),
    ...{ page, pages },
    isAnything: all.some(({ kind }) => kind === 'new' || kind === 'adds' || kind === 'also'),
  };
}

function weight({ kind, notes = [], seminars = [] }: RowOutcome) {
  if (kind === 'cannot') return 0;
  if (notes.length > 0) return 1;
  return seminars.some(({ isNew, state }) => isNew && state === 'waiting') ? 2 : 3;
}

const colors: Record<RowOutcome['kind'], string> = {
  ...{ new: 'success', adds: 'success', also: 'success', cannot: 'danger' },
  ...{ there: 'neutral', left: 'neutral', same: 'neutral', skipped: 'neutral' },
};

/** A row of what would happen, with the file's own name and address beside. */
function shownRow(
  { number, kind, why, row = 0, seminars = [], notes = [] }: RowOutcome,
  { choices }: Import,
  cells: string[],
  language: Language,
) {
  const t = translator(language);
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
  const { name, firstName, lastName, email } = choices?.columns ?? {};
  const sentences = [
    ...(why ? [t(`imports.rowTroubles.${why}`, { row: row + 1 })] : []),
    ...(kind === 'same' ? [t('imports.trial.sameAs', { row: row + 1 })] : []),
    ...limitsOf(seminars, language),
    ...notes.map((note) => t(`imports.notes.${note}`)),
  ];
  return {
    line: number + 1,
    name: cell(name) || [cell(firstName), cell(lastName)].filter(Boolean).join(' '),
    email: cell(email),
    tag: t(`imports.kinds.${kind}`),
    color: colors[kind],
    details: [...bookedOf(seminars, language), sentences.join(' ')].filter(Boolean).join('. '),
  };
}

/** What a row gives at each seminar; those that it gives the same are told together. */
function bookedOf(seminars: RowBooking[], language: Language): string[] {
  const t = translator(language);
  const told = Map.groupBy(seminars, ({ state, place, isNew }) => {
    const words =
      place === undefined
        ? t(`people.states.${state}`).toLowerCase()
        : t('imports.trial.placed', { place });
    return isNew ? words : t('imports.trial.already', { words });
  });
  const { list } = formatIn(language);
  return [...told].map(([words, all]) =>
    t('imports.trial.booked', { seminars: list(all.map(({ number }) => String(number))), words }),
  );
}

/** Which limits those who wait have met; of which morning, where the row has more than one. */
function limitsOf(seminars: RowBooking[], language: Language): string[] {
  const t = translator(language);
  return seminars.flatMap(({ number, limit }) => {
    if (!limit) return [];
    const words = limitWords(limit, language, 'organiser');
    return [seminars.length > 1 ? t('imports.trial.limit', { seminar: number, words }) : words];
  });
}

/** The counts as sentences: only those that tell something. */
function sentencesOf({ state, choices }: Import, counts: Counts, language: Language): string[] {
  const t = translator(language);
  const { number } = formatIn(language);
  const tense = state === 'done' ? 'was' : 'willBe';
  const keys = [
    'newPeople',
    'moreMornings',
    'waiting',
    'offered',
    'came',
    'answers',
    'there',
  ] as const;
  const counted = keys
    .filter((key) => counts[key] > 0)
    .map((key) =>
      t(`imports.${tense}.${key}`, { count: counts[key], number: number(counts[key]) }),
    );
  const { letters } = counts;
  const written =
    choices?.letters === 'send'
      ? t(`imports.${tense}.letters`, { count: letters, number: number(letters) })
      : t(`imports.${tense}.noLetters`);
  return [...counted, written];
}
