import { canMark } from '../attendance/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { listMerges } from '../organisations/index.ts';
import { paneOf, type Seminar, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { loadFigures } from './figures.ts';
import { listBookingsOf, listOrganisationsOf, listPlaces, listUnreached } from './figures-store.ts';
import {
  filterModel,
  filterOptions,
  type ListedPerson,
  navOf,
  type PeopleModel,
  signedUpTag,
  sortHeaders,
  sunOf,
  tagOf,
} from './pages.ts';
import {
  type BookingRow,
  type Cut,
  type PeopleList,
  type PeoplePlace,
  type PersonRow,
  peopleQuery,
  readPeopleQuery,
} from './people.ts';
import { countBookingRows, countPersonRows, listBookingRows, listPersonRows } from './store.ts';

const perPage = 50;
const mostOrganisations = 500;

/** Whose list it is, as a route found it. */
export interface ListPlace {
  series: Series;
  seminars: Seminar[];
  /** None: the whole series. */
  seminar?: Seminar;
}

/** The list that an address asks for, with what its filter means now. */
export async function listAsked(
  db: Reader,
  { series, seminar }: Pick<ListPlace, 'series' | 'seminar'>,
  query: unknown,
  now: Date,
): Promise<{ list: PeopleList; place: PeoplePlace }> {
  const { filter, place } = readPeopleQuery(query);
  const scope = {
    seriesId: series.id,
    seminarId: seminar?.id ?? null,
    isFrozen: seminar !== undefined && seminar.startsAt <= now,
  };
  return { list: { scope, filter, merges: await listMerges(db) }, place };
}

/** Who may come, as a page of the organiser's. */
export async function loadPeople(
  services: Services,
  at: ListPlace,
  query: unknown,
  language: Language,
): Promise<Omit<PeopleModel, 'mayChange' | 'marked' | 'undoBatch' | 'isMarkTrouble'>> {
  const { read } = services.database;
  const now = services.clock();
  const { list, place } = await listAsked(read, at, query, now);
  const { rows, hasMore } = await pageOf(read, list, place);
  const total = await (at.seminar ? countBookingRows : countPersonRows)(read, list);
  const { figures, people } = await loadFigures(read, at, list, now, language);
  const from = rows.length > 0 ? (place.page - 1) * perPage + 1 : 0;
  return {
    nav: { ...navOf(at, language), people, ...headingOf(at, language) },
    figures,
    filter: filterModel(list.filter),
    ...filterOptions,
    organisations: await listOrganisationsOf(read, at.series.id, mostOrganisations),
    headers: sortHeaders(list.filter),
    rows: await listed(read, at, rows, language),
    total,
    span: { from, to: from + rows.length - 1 },
    ...neighbours(list, place, rows, hasMore),
    exportQuery: peopleQuery(list.filter),
    marking: at.seminar ? markingOf(services, at.seminar, list, now) : null,
  };
}

/** One row more than a page tells whether there is another. */
async function pageOf(db: Reader, list: PeopleList, { after, before }: PeoplePlace) {
  const backwards = after === null && before !== null;
  const from = after ?? before;
  const cut: Cut = { from: from ? { id: from } : null, backwards, limit: perPage + 1 };
  const found: (PersonRow | BookingRow)[] =
    list.scope.seminarId === null
      ? await listPersonRows(db, list, cut)
      : await listBookingRows(db, list, cut);
  const hasMore = found.length > perPage;
  const rows = backwards ? found.slice(-perPage) : found.slice(0, perPage);
  return { rows, hasMore };
}

function neighbours(
  list: PeopleList,
  place: PeoplePlace,
  rows: { id: number }[],
  hasMore: boolean,
) {
  const backwards = place.after === null && place.before !== null;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const hasNext = backwards || hasMore;
  const hasPrevious = backwards ? hasMore : place.after !== null;
  const page = Math.max(place.page, hasPrevious ? 2 : 1);
  return {
    next: last && hasNext ? peopleQuery(list.filter, { after: last.id, page: page + 1 }) : null,
    previous:
      first && hasPrevious ? peopleQuery(list.filter, { before: first.id, page: page - 1 }) : null,
  };
}

function headingOf({ series, seminar }: ListPlace, language: Language) {
  if (!seminar) return { heading: series.title[language] };
  const format = formatIn(language);
  const { startsAt, endsAt, venue } = seminar;
  const when = `${format.dayYear(startsAt)}, ${format.clockSpan(startsAt, endsAt)}`;
  return { heading: seminar.theme[language], lead: [when, venue].filter(Boolean).join(', ') };
}

async function listed(
  db: Reader,
  { series, seminars, seminar }: ListPlace,
  rows: (PersonRow | BookingRow)[],
  language: Language,
): Promise<ListedPerson[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const bookingOf = await listBookingsOf(db, ids);
  const unreached = await listUnreached(db, ids);
  const palettes = seminars.map((one) => ({ ...one, morning: paneOf(series, one).morning }));
  const waiting = rows.flatMap((row) =>
    'state' in row && row.state === 'waiting' ? [row.bookingId] : [],
  );
  const places = seminar && waiting.length > 0 ? await listPlaces(db, seminar.id, waiting) : null;
  const format = formatIn(language);
  return rows.map((row) => {
    const isBooking = 'bookingId' in row;
    return {
      ...row,
      bookingId: isBooking ? row.bookingId : null,
      tag: isBooking
        ? tagOf(row, places?.get(row.bookingId), language)
        : signedUpTag(row, language),
      suns: palettes.map((one) => sunOf(one, bookingOf(row.id, one.id), language)),
      isUnreached: unreached.has(row.id),
      on: format.shortDay(isBooking ? row.bookedAt : row.createdAt),
      asTyped: row.organisationAsTyped === row.organisation ? null : row.organisationAsTyped,
    };
  });
}

function markingOf({ random }: Services, seminar: Seminar, list: PeopleList, now: Date) {
  return { nonce: random(12), back: peopleQuery(list.filter), isOpen: canMark(seminar, now) };
}

/** The title of the list's page. */
export const titleOf = ({ series, seminar }: ListPlace, language: Language) =>
  translator(language)('people.title', {
    name: seminar ? seminar.theme[language] : series.title[language],
  });
