import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { paneOf, type Seminar, type Series } from '../series/index.ts';
import { type BookingState, type Language, type Sector, sectors } from '../storage/values.ts';
import type { Chooser, ColumnHead } from './chooser.ts';
import type { ListColumn } from './columns.ts';
import type { Paging } from './paging.ts';
import {
  isFiltered,
  type PeopleFilter,
  type PeopleList,
  type PeopleQuery,
  type PeopleSort,
  type PeopleState,
  type PersonRow,
  peopleQuery,
  peopleSorts,
  peopleStates,
  sortText,
} from './people.ts';
import { type ShownState, shownState } from './shown-state.ts';

/** Where an organiser is: what `shared/organiser-nav` shows. */
export interface OrganiserNav {
  series: { slug: string; title: string };
  seminar?: number;
  seminars: { number: number; shortDay: string; morning: number }[];
  /** The tab it is of. */
  current: 'overview' | 'people' | 'report' | 'network';
  /** Below that tab: its heading is then the last crumb. */
  isBelow?: boolean;
  /** Whom a page is about that is below the person's own. */
  person?: { id: number; name: string };
  heading?: string;
  lead?: string;
  /** How many are signed up. */
  people?: number;
}

/** Of the list itself. */
export function navOf(
  { series, seminars, seminar }: { series: Series; seminars: Seminar[]; seminar?: Seminar },
  language: Language,
): OrganiserNav {
  const format = formatIn(language);
  return {
    series: { slug: series.slug, title: series.title[language] },
    ...(seminar ? { seminar: seminar.number } : {}),
    seminars: seminars.map((one) => ({
      number: one.number,
      shortDay: format.shortDay(one.startsAt),
      morning: paneOf(series, one).morning,
    })),
    current: 'people',
  };
}

/** Of a page below the list of people. */
export const navBelow = (
  at: Parameters<typeof navOf>[0],
  language: Language,
  more: Pick<OrganiserNav, 'heading' | 'lead' | 'person'> = {},
): OrganiserNav => ({ ...navOf(at, language), isBelow: true, ...more });

export interface Figure {
  label: string;
  /** None where it counts nothing: then the note alone is shown. */
  value: number | null;
  note?: string;
}

/** What a person has at one seminar, as a small sun and in words. */
export interface SmallSun {
  morning: number;
  sun: 'booked' | 'waiting' | 'none';
  words: string;
}

export interface Tag {
  kind: ShownState | 'came' | 'signedUp';
  words: string;
}

export interface ListedPerson extends Omit<PersonRow, 'createdAt' | 'cancelledAt'> {
  /** What its box stands for: a booking of a seminar's list, a sign-up of a series'. */
  picked: number;
  bookingId: number | null;
  tag: Tag;
  suns: SmallSun[];
  isUnreached: boolean;
  on: string;
  /** Where it is not the organisation's own name. */
  asTyped: string | null;
  /** What the chosen columns say. */
  cells: Partial<Record<ListColumn, string>>;
}

export interface SavedLink {
  id: number;
  name: string;
  query: string;
  isCurrent: boolean;
}

export interface SortHeader {
  sort: PeopleSort;
  direction: 'ascending' | 'descending' | 'none';
  /** What a press sorts by. */
  next: string;
}

export interface PeopleModel extends Paging {
  nav: OrganiserNav;
  figures: Figure[];
  filter: {
    text: string;
    state: PeopleState | null;
    sector: Sector | null;
    organisation: number | null;
    sort: string;
    columns: string | null;
    isOn: boolean;
  };
  states: readonly PeopleState[];
  sectors: readonly Sector[];
  organisations: { id: number; name: string }[];
  headers: Record<PeopleSort, SortHeader>;
  /** Chosen columns; none: the list as it is drawn. */
  columns: ColumnHead[];
  chooser: Chooser;
  saved: SavedLink[];
  rows: ListedPerson[];
  total: number;
  /** What the screen shows, and the columns of always where the screen shows others. */
  exportQuery: string;
  standardQuery: string | null;
  /** What can be done with many. */
  bulk: { value: string; label: string }[];
  /** The way back to this list. */
  back: string;
  mayChange: boolean;
  /** Marking who came: of a seminar, from an hour before it. */
  marking: { nonce: string; isOpen: boolean } | null;
  marked: string[];
  undoBatch: string | null;
  isMarkTrouble: boolean;
}

export const filterModel = ({ filter, columns }: PeopleQuery): PeopleModel['filter'] => ({
  text: filter.text,
  state: filter.state,
  sector: filter.sector,
  organisation: filter.organisationId,
  sort: sortText(filter),
  columns: columns?.join(',') ?? null,
  isOn: isFiltered(filter),
});

/** A state that nobody can be in is not offered. */
export const filterOptions = ({ scope }: PeopleList) => ({
  states: peopleStates.filter((state) => state !== 'calledOff' || scope.calledOff.length > 0),
  sectors,
});

export function sortHeaders(filter: PeopleFilter): PeopleModel['headers'] {
  const headers = peopleSorts.map((sort): [PeopleSort, SortHeader] => {
    const isOn = filter.sort === sort;
    const direction = isOn ? (filter.descending ? 'descending' : 'ascending') : 'none';
    const next = sortText({ sort, descending: isOn && !filter.descending });
    return [sort, { sort, direction, next }];
  });
  return Object.fromEntries(headers) as PeopleModel['headers'];
}

/** The organiser's own lists as links; where the address is one of them it is the current one. */
export function savedModel(
  saved: { id: number; name: string; query: string }[],
  { filter, columns }: PeopleQuery,
): SavedLink[] {
  const here = peopleQuery(filter, columns);
  return saved
    .filter(({ name }) => name !== '')
    .map((one) => ({ ...one, isCurrent: one.query === here }));
}

interface Stands {
  state: BookingState;
  cameAt: Date | null;
}

type Held = Pick<Seminar, 'cancelledAt'>;

export function tagOf(
  booking: Stands,
  seminar: Held,
  place: number | undefined,
  language: Language,
): Tag {
  const t = translator(language);
  const state = shownState(booking.state, seminar);
  if (state !== 'calledOff' && booking.cameAt) {
    const time = formatIn(language).time(booking.cameAt);
    return { kind: 'came', words: t('people.cameAt', { time }) };
  }
  if (state === 'waiting' && place) {
    return { kind: 'waiting', words: t('people.waitingAt', { place }) };
  }
  return { kind: state, words: t(`people.states.${state}`) };
}

interface Own extends Held {
  number: number;
  morning: number;
  booking: Stands | undefined;
}

/** Of a whole series: whether a seat is held anywhere, or what is waited for. */
export function signedUpTag({ cancelledAt }: PersonRow, own: Own[], language: Language): Tag {
  const t = translator(language);
  if (cancelledAt) return { kind: 'cancelled', words: t('people.states.cancelled') };
  const states = own.map(
    ({ booking, ...seminar }) => booking && shownState(booking.state, seminar),
  );
  if (states.includes('confirmed')) return { kind: 'signedUp', words: t('people.signedUp') };
  if (states.includes('waiting')) return { kind: 'waiting', words: t('people.inLine') };
  const rest = (['offered', 'requested', 'calledOff'] as const).find((one) => states.includes(one));
  if (rest) return { kind: rest, words: t(`people.states.${rest}`) };
  return { kind: 'signedUp', words: t('people.signedUp') };
}

const sunStates: Partial<Record<ShownState, SmallSun['sun']>> = {
  requested: 'waiting',
  confirmed: 'booked',
  waiting: 'waiting',
  offered: 'waiting',
};

export function sunOf({ booking, ...seminar }: Own, language: Language): SmallSun {
  const { number, morning } = seminar;
  const state = booking && shownState(booking.state, seminar);
  const kind = booking?.cameAt && state !== 'calledOff' ? 'came' : (state ?? 'none');
  return {
    morning,
    sun: (state && sunStates[state]) ?? 'none',
    words: translator(language)(`people.suns.${kind}`, { number }),
  };
}
