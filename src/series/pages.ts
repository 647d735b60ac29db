import { formatIn } from '../i18n/format.ts';
import type { Reader } from '../storage/database.ts';
import type { Language, Texts } from '../storage/values.ts';
import { seminarTexts, seriesTexts } from './fields.ts';
import {
  type ListPublicSeats,
  type NamedOrganisation,
  nameIn,
  type Occasion,
  type WholeSeries,
} from './load.ts';
import { type Pane, paneOf } from './pane.ts';
import { type PublicSeats, registrationOf, type Seminar, type Series } from './series.ts';

/** What is first said of a morning: whether one can come. */
export type MorningState =
  | { kind: 'held'; came: number | undefined }
  | ({ kind: 'open'; capacity: number; lastDay: string | undefined } & PublicSeats)
  | { kind: 'notYet'; opensAt: Date }
  | { kind: 'closed' | 'now' | 'cancelled' };

export interface MorningModel {
  number: number;
  theme: string;
  description: string;
  /** Texts that are missing in the page's language, and stand there in Swedish. */
  inSwedish: Set<string>;
  /** onsdag 10 februari */
  day: string;
  startsAt: Date;
  endsAt: Date;
  venue: string;
  address: string;
  mapUrl: string | null;
  pane: Pane;
  state: MorningState;
  /** As the small sun shows it. */
  sun: 'booked' | 'waiting' | 'past' | 'none';
  /** As its picture does: there the sun goes only where nothing is held. */
  paneSun: MorningModel['sun'];
  programme: { at: Date; title: string; isSwedish: boolean; speaker: string }[];
  recap: string | undefined;
  film: { title: string; isSwedish: boolean; detail: string | undefined; url: string } | undefined;
  materials: { title: string; isSwedish: boolean; url: string }[];
}

export interface SeriesModel {
  slug: string;
  /** As of a morning. */
  inSwedish: Set<string>;
  title: string;
  invitation: string;
  summary: string;
  terms: string;
  breakfast: string;
  access: string;
  network: string;
  town: string;
  contactEmail: string;
  anyOpen: boolean;
  mornings: MorningModel[];
  members: string[];
  /** What the form on the page shows; only the room that owns it knows the shape. */
  signUp: object | undefined;
}

export interface SeminarModel {
  series: Pick<SeriesModel, 'slug' | 'title' | 'town' | 'inSwedish'>;
  morning: MorningModel;
}

export interface ListModel {
  seriesList: Pick<
    SeriesModel,
    'slug' | 'title' | 'invitation' | 'summary' | 'mornings' | 'inSwedish'
  >[];
}

export type ShownMember = NamedOrganisation & {
  organisationId: number;
  shortName: string | null;
};

/** What the series page shows of rooms above this one. */
export interface FromAbove {
  listMembers: (db: Reader) => Promise<ShownMember[]>;
  listPublicSeats: ListPublicSeats;
  /** The empty form, the same for every visitor. */
  signUpForm: (db: Reader, whole: WholeSeries, language: Language, now: Date) => Promise<object>;
}

export function seriesModel(
  { series, convener, occasions }: WholeSeries,
  members: ShownMember[],
  language: Language,
  now: Date,
): Omit<SeriesModel, 'signUp'> {
  const mornings = occasions.map((occasion) => morningModel(series, occasion, language, now));
  return {
    slug: series.slug,
    inSwedish: swedishOf(series, seriesTexts, language),
    title: series.title[language],
    invitation: series.invitation[language],
    summary: series.summary[language],
    terms: series.terms[language],
    breakfast: series.breakfast[language],
    access: series.access[language],
    network: series.network[language],
    town: series.town,
    contactEmail: series.contactEmail,
    anyOpen: mornings.some(({ state }) => state.kind === 'open'),
    mornings,
    members: memberNames(members, convener?.organisationId, language),
  };
}

export function morningModel(
  series: Series,
  { seminar, seats, programme, materials, came }: Occasion,
  language: Language,
  now: Date,
): MorningModel {
  const state = stateOf(seminar, seats, came, language, now);
  const film = materials.find(({ kind }) => kind === 'film');
  const rest = materials.filter((material) => material !== film);
  return {
    number: seminar.number,
    inSwedish: swedishOf(seminar, [...seminarTexts, 'recap'], language),
    theme: seminar.theme[language],
    description: seminar.description[language],
    day: formatIn(language).day(seminar.startsAt),
    startsAt: seminar.startsAt,
    endsAt: seminar.endsAt,
    venue: seminar.venue,
    address: seminar.address,
    mapUrl: seminar.mapUrl,
    pane: paneOf(series, seminar),
    state,
    sun: sunOf(state),
    paneSun: ['notYet', 'closed'].includes(state.kind) ? 'booked' : sunOf(state),
    programme: programme.map((item) => ({
      at: new Date(seminar.startsAt.getTime() + item.minutes * 60_000),
      title: item.title[language],
      isSwedish: isSwedish(item.title, language),
      speaker: [item.speaker, item.affiliation].filter(Boolean).join(', '),
    })),
    recap: state.kind === 'held' ? seminar.recap?.[language] : undefined,
    film: film && {
      title: film.title[language],
      isSwedish: isSwedish(film.title, language),
      detail: film.detail?.[language],
      url: film.url,
    },
    materials: rest.map(({ title, url }) => ({
      title: title[language],
      isSwedish: isSwedish(title, language),
      url,
    })),
  };
}

/** What is left empty in English is kept as the Swedish (`series/changes`). */
const isSwedish = (texts: Texts, language: Language) =>
  language !== 'sv' && texts[language] === texts.sv;

export function swedishOf<Key extends string>(
  row: Record<Key, Texts | null>,
  keys: readonly Key[],
  language: Language,
): Set<string> {
  return new Set(keys.filter((key) => row[key] && isSwedish(row[key], language)));
}

function stateOf(
  seminar: Seminar,
  seats: PublicSeats,
  came: number | undefined,
  language: Language,
  now: Date,
): MorningState {
  const registration = registrationOf(seminar, now);
  const { opensAt, startsAt, closesAt, capacity } = seminar;
  if (registration === 'held') return { kind: 'held', came };
  if (registration === 'notYet' && opensAt) return { kind: 'notYet', opensAt };
  if (registration === 'open') {
    const lastDay = closesAt ? formatIn(language).day(new Date(closesAt.getTime() - 1)) : undefined;
    return { kind: 'open', ...seats, capacity, lastDay };
  }
  if (registration === 'cancelled') return { kind: 'cancelled' };
  return { kind: startsAt <= now ? 'now' : 'closed' };
}

function sunOf(state: MorningState): MorningModel['sun'] {
  if (state.kind === 'held') return 'past';
  if (state.kind === 'now') return 'booked';
  if (state.kind !== 'open') return 'none';
  return state.seats.kind === 'full' ? 'waiting' : 'booked';
}

const initialsHelpFrom = 30;

/** The convener first, then in the order of the alphabet of the language. */
function memberNames(members: ShownMember[], convenerId: number | undefined, language: Language) {
  const { compare } = new Intl.Collator(language);
  const isConvener = (member: ShownMember) => member.organisationId === convenerId;
  const names = (chosen: ShownMember[]) =>
    chosen.map((member) => longName(member, language)).toSorted(compare);
  return [
    ...names(members.filter(isConvener)),
    ...names(members.filter((member) => !isConvener(member))),
  ];
}

function longName(member: ShownMember, language: Language) {
  const name = nameIn(language, member);
  const isLong = member.name.length >= initialsHelpFrom && member.shortName;
  return isLong ? `${name} (${member.shortName})` : name;
}
