import { canMark } from '../attendance/index.ts';
import { answerColumns } from '../form-questions/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { listMerges } from '../organisations/index.ts';
import { paneOf, type Seminar } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { actionLabel, actionText, bulkActions } from './bulk.ts';
import { cellsOf } from './cells.ts';
import { chooserOf, columnHeads } from './chooser.ts';
import { type ListColumn, shownColumns } from './columns.ts';
import { loadFigures } from './figures.ts';
import { listBookingsOf, listOrganisationsOf, listPlaces, listUnreached } from './figures-store.ts';
import { findPeople } from './find-people.ts';
import {
  filterModel,
  filterOptions,
  type ListedPerson,
  navOf,
  type PeopleModel,
  savedModel,
  signedUpTag,
  sortHeaders,
  sunOf,
  tagOf,
} from './pages.ts';
import { type ListedRow, pagingOf } from './paging.ts';
import {
  type ListPlace,
  type PeopleList,
  type PeopleQuery,
  peopleQuery,
  readPeopleQuery,
} from './people.ts';
import { listSaved } from './saved-lists-store.ts';

const mostOrganisations = 500;

/** The list that an address asks for, with what its filter means now. */
export async function listAsked(
  db: Reader,
  { series, seminars, seminar }: ListPlace,
  query: unknown,
  now: Date,
): Promise<{ list: PeopleList; asked: PeopleQuery }> {
  const asked = readPeopleQuery(query);
  const scope = {
    seriesId: series.id,
    seminarId: seminar?.id ?? null,
    calledOff: seminars.filter(({ cancelledAt }) => cancelledAt).map(({ id }) => id),
    isFrozen: seminar !== undefined && seminar.startsAt <= now,
  };
  return { list: { scope, filter: asked.filter, merges: await listMerges(db) }, asked };
}

/** Who may come, as a page of the organiser's. */
export async function loadPeople(
  services: Services,
  at: ListPlace,
  query: unknown,
  organiserId: number,
  language: Language,
): Promise<Omit<PeopleModel, 'mayChange' | 'marked' | 'undoBatch' | 'isMarkTrouble'>> {
  const { read } = services.database;
  const now = services.clock();
  const { list, asked } = await listAsked(read, at, query, now);
  const saved = await listSaved(read, organiserId, at.series.id);
  const questions = await answerColumns(read, at.series.id);
  const kept = saved.find(({ name }) => name === '');
  const wanted = asked.columns ?? keptColumns(kept?.query) ?? [];
  const columns = shownColumns(wanted, questions);
  const found = await findPeople(services, { list, place: asked.place });
  const { total } = found;
  const { figures, people } = await loadFigures(read, at, list, now, language);
  const shown = { columns, questions };
  return {
    nav: { ...navOf(at, language), people, ...headingOf(at, language) },
    figures,
    filter: filterModel(asked),
    ...filterOptions(list),
    organisations: await listOrganisationsOf(read, list, mostOrganisations),
    headers: sortHeaders(list.filter),
    columns: columnHeads(columns, questions, language),
    chooser: chooserOf(wanted, questions, kept !== undefined, language),
    saved: savedModel(saved, asked),
    rows: await listed(read, at, found.rows, shown, now, language),
    total,
    ...pagingOf(asked, found, total),
    exportQuery: peopleQuery(list.filter, columns.length > 0 ? columns : null),
    standardQuery: columns.length > 0 ? peopleQuery(list.filter) : null,
    back: peopleQuery(list.filter, asked.columns),
    bulk: bulkActions(at, now).map((action) => ({
      value: actionText(action),
      label: actionLabel(action, at.seminars, language),
    })),
    marking: at.seminar ? markingOf(services, at.seminar, now) : null,
  };
}

const keptColumns = (query: string | undefined) =>
  query === undefined
    ? null
    : readPeopleQuery(Object.fromEntries(new URLSearchParams(query))).columns;

function headingOf({ series, seminar }: ListPlace, language: Language) {
  if (!seminar) return { heading: series.title[language] };
  const format = formatIn(language);
  const { startsAt, endsAt, venue } = seminar;
  const when = `${format.dayYear(startsAt)}, ${format.clockSpan(startsAt, endsAt)}`;
  const heading = seminar.cancelledAt
    ? translator(language)('people.calledOff', { theme: seminar.theme[language] })
    : seminar.theme[language];
  return { heading, lead: [when, venue].filter(Boolean).join(', ') };
}

interface Shown {
  columns: ListColumn[];
  questions: Awaited<ReturnType<typeof answerColumns>>;
}

async function listed(
  db: Reader,
  at: ListPlace,
  rows: ListedRow[],
  shown: Shown,
  now: Date,
  language: Language,
): Promise<ListedPerson[]> {
  if (rows.length === 0) return [];
  const { series, seminars, seminar } = at;
  const ids = rows.map(({ id }) => id);
  const bookingOf = await listBookingsOf(db, ids);
  const unreached = await listUnreached(db, ids);
  const cells = await cellsOf(db, at, rows, { ...shown, bookingOf }, now, language);
  const palettes = seminars.map((one) => ({ ...one, morning: paneOf(series, one).morning }));
  const waiting = rows.flatMap((row) =>
    'state' in row && row.state === 'waiting' ? [row.bookingId] : [],
  );
  const places = seminar && waiting.length > 0 ? await listPlaces(db, seminar.id, waiting) : null;
  const format = formatIn(language);
  return rows.map((row) => {
    const isBooking = 'bookingId' in row;
    const own = palettes.map((one) => ({ ...one, booking: bookingOf(row.id, one.id) }));
    return {
      ...row,
      picked: isBooking ? row.bookingId : row.id,
      bookingId: isBooking ? row.bookingId : null,
      tag: isBooking
        ? tagOf(row, seminar ?? { cancelledAt: null }, places?.get(row.bookingId), language)
        : signedUpTag(row, own, language),
      suns: own.map((one) => sunOf(one, language)),
      isUnreached: unreached.has(row.id),
      on: format.shortDay(isBooking ? row.bookedAt : row.createdAt),
      asTyped: row.organisationAsTyped === row.organisation ? null : row.organisationAsTyped,
      cells: cells(row),
    };
  });
}

const markingOf = ({ random }: Services, seminar: Seminar, now: Date) => ({
  nonce: random(12),
  isOpen: canMark(seminar, now),
});

/** The title of the list's page. */
export const titleOf = ({ series, seminar }: ListPlace, language: Language) =>
  translator(language)('people.title', {
    name: seminar ? seminar.theme[language] : series.title[language],
  });
