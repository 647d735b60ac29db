import { z } from 'zod';
import type { Merges } from '../organisations/index.ts';
import type { Seminar, Series } from '../series/index.ts';
import { cleanText, searchKey } from '../storage/text.ts';
import { type BookingState, type RoleCategory, type Sector, sectors } from '../storage/values.ts';
import { type ListColumn, readColumns } from './columns.ts';

/** What a list of people can be narrowed to: a booking's state, or what became of it. */
export const peopleStates = [
  'requested',
  'confirmed',
  'offered',
  'waiting',
  'cancelled',
  'declined',
  'expired',
  'refused',
  'calledOff',
  'came',
  'unreached',
] as const;
export type PeopleState = (typeof peopleStates)[number];

export const peopleSorts = ['name', 'organisation', 'state', 'when'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

/** Which people, in which order: the same for the page and for the file. */
export interface PeopleFilter {
  /** As typed, cleaned; empty when nothing is searched for. */
  text: string;
  state: PeopleState | null;
  organisationId: number | null;
  sector: Sector | null;
  sort: PeopleSort;
  descending: boolean;
}

/** Where in the list: from the row after, or up to the row before, a sign-up's id. */
export interface PeoplePlace {
  after: number | null;
  before: number | null;
  /** For the reader; the cursor decides. */
  page: number;
  /** The last page, from its end. */
  isLast: boolean;
}

/** Whose list: of one seminar each person once with the newest booking, or of the whole series. */
export interface PeopleScope {
  seriesId: number;
  /** None: the whole series. */
  seminarId: number | null;
  /** Seminars that are called off: nobody holds anything there. */
  calledOff: readonly number[];
  /** The seminar has started, and organisation and role stand as they were then. */
  isFrozen: boolean;
}

/** A filtered, sorted list. */
export interface PeopleList {
  scope: PeopleScope;
  filter: PeopleFilter;
  /** Which organisations now are others. */
  merges: Merges;
  /** Of a seminar: only bookings in one of these states. */
  states?: readonly BookingState[];
  /** Of a seminar: only those who are marked as come, or only the others. */
  isMarked?: boolean;
  /** Of a series: only whoever has a booking that stands at one of these seminars. */
  standingAt?: readonly number[];
}

/** A part of a list, of at most `limit` rows, and the row after which or before which it lies. */
export interface Cut {
  from: Cursor | null;
  backwards?: boolean;
  limit: number;
}
export interface Cursor {
  id: number;
  bookingId?: number;
}

/** What every row tells of a person; of a seminar that has started, as it was then. */
export interface PersonRow {
  id: number;
  name: string;
  email: string | null;
  organisation: string;
  organisationAsTyped: string;
  sector: Sector;
  countyCode: string | null;
  role: string;
  roleCategory: RoleCategory;
  createdAt: Date;
  cancelledAt: Date | null;
  via: string | null;
}

/** Whose list it is, as a route found it. */
export interface ListPlace {
  series: Series;
  seminars: Seminar[];
  /** None: the whole series. */
  seminar?: Seminar;
}

export interface BookingRow extends Omit<PersonRow, 'createdAt' | 'cancelledAt'> {
  bookingId: number;
  seminarId: number;
  state: BookingState;
  bookedAt: Date;
  cameAt: Date | null;
}

const id = z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null);
const sort = z.preprocess(
  (sent) => [sent].flat().at(-1),
  z.templateLiteral([z.enum(['', '-']), z.enum(peopleSorts)]).catch('name'),
);

const querySchema = z.object({
  q: z.string().max(200).transform(cleanText).catch(''),
  state: z.enum(peopleStates).nullable().catch(null),
  organisation: id,
  sector: z.enum(sectors).nullable().catch(null),
  sort,
  columns: z.unknown().optional().transform(readColumns),
  after: id,
  before: id,
  page: z.coerce.number().int().positive().max(1_000_000).catch(1),
  last: z.literal('1').optional().catch(undefined),
});

/** What an address asks for. */
export interface PeopleQuery {
  filter: PeopleFilter;
  place: PeoplePlace;
  /** None: it says nothing of columns. Empty: the list as it is drawn. */
  columns: ListColumn[] | null;
}

/** Reads the part of an address after `?`. What it does not understand narrows nothing. */
export function readPeopleQuery(query: unknown): PeopleQuery {
  const { q, sort, organisation, columns, after, before, page, last, ...chosen } =
    querySchema.parse(query ?? {});
  const descending = sort.startsWith('-');
  const filter: PeopleFilter = {
    ...chosen,
    text: searchKey(q) === '' ? '' : q,
    organisationId: organisation,
    sort: peopleSorts.find((one) => sort.endsWith(one)) ?? 'name',
    descending,
  };
  const isLast = last !== undefined && !after && !before;
  const place = { after, before, page: after || before ? page : 1, isLast };
  return { filter, place, columns };
}

/** The filter as it stands in an address: with its `?`, or nothing. */
export function peopleQuery(
  filter: PeopleFilter,
  columns: ListColumn[] | null = null,
  more: Record<string, string | number> = {},
) {
  const fields = new URLSearchParams();
  if (filter.text) fields.set('q', filter.text);
  if (filter.state) fields.set('state', filter.state);
  if (filter.organisationId) fields.set('organisation', String(filter.organisationId));
  if (filter.sector) fields.set('sector', filter.sector);
  if (filter.sort !== 'name' || filter.descending) fields.set('sort', sortText(filter));
  if (columns) fields.set('columns', columns.join(','));
  for (const [name, value] of Object.entries(more)) fields.set(name, String(value));
  // A comma stands for itself after the question mark, and an address is for reading too.
  const text = fields.toString().replaceAll('%2C', ',');
  return text && `?${text}`;
}

/** As `-when`: the newest first. */
export const sortText = ({ sort, descending }: Pick<PeopleFilter, 'sort' | 'descending'>) =>
  `${descending ? '-' : ''}${sort}`;

export const isFiltered = ({ text, state, organisationId, sector }: PeopleFilter) =>
  text !== '' || state !== null || organisationId !== null || sector !== null;
