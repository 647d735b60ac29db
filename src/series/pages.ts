import type { Language } from '../storage/values.ts';
import { type NamedOrganisation, nameIn, type Occasion, type WholeSeries } from './load.ts';
import { type Pane, paneOf } from './pane.ts';
import { registrationOf, type Seats, type Seminar, type Series, seatsOf } from './series.ts';

/** What is first said of a morning: whether one can come. */
export type MorningState =
  | { kind: 'held'; came: number | undefined }
  | { kind: 'open'; seats: Seats; capacity: number; until: Date | null }
  | { kind: 'notYet'; opensAt: Date }
  | { kind: 'closed' | 'now' | 'cancelled' };

export interface MorningModel {
  number: number;
  theme: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  venue: string;
  address: string;
  mapUrl: string | null;
  pane: Pane;
  state: MorningState;
  /** As the small sun shows it. */
  sun: 'booked' | 'waiting' | 'past' | 'none';
  programme: { at: Date; title: string; speaker: string }[];
  recap: string | undefined;
  film: { title: string; detail: string | undefined; url: string } | undefined;
  materials: { title: string; url: string }[];
}

export interface SeriesModel {
  slug: string;
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
}

export interface SeminarModel {
  series: { slug: string; title: string; town: string };
  morning: MorningModel;
}

export interface ListModel {
  seriesList: Pick<SeriesModel, 'slug' | 'title' | 'invitation' | 'summary' | 'mornings'>[];
}

export type ShownMember = NamedOrganisation & {
  organisationId: number;
  shortName: string | null;
};

export function seriesModel(
  { series, occasions }: WholeSeries,
  members: ShownMember[],
  language: Language,
  now: Date,
): SeriesModel {
  const mornings = occasions.map((occasion) => morningModel(series, occasion, language, now));
  return {
    slug: series.slug,
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
    members: memberNames(members, series.convenerId, language),
  };
}

export function morningModel(
  series: Series,
  { seminar, programme, materials, came }: Occasion,
  language: Language,
  now: Date,
): MorningModel {
  const state = stateOf(seminar, came, now);
  const film = materials.find(({ kind }) => kind === 'film');
  const rest = materials.filter((material) => material !== film);
  return {
    number: seminar.number,
    theme: seminar.theme[language],
    description: seminar.description[language],
    startsAt: seminar.startsAt,
    endsAt: seminar.endsAt,
    venue: seminar.venue,
    address: seminar.address,
    mapUrl: seminar.mapUrl,
    pane: paneOf(series, seminar),
    state,
    sun: sunOf(state),
    programme: programme.map((item) => ({
      at: new Date(seminar.startsAt.getTime() + item.minutes * 60_000),
      title: item.title[language],
      speaker: [item.speaker, item.affiliation].filter(Boolean).join(', '),
    })),
    recap: state.kind === 'held' ? seminar.recap?.[language] : undefined,
    film: film && {
      title: film.title[language],
      detail: film.detail?.[language],
      url: film.url,
    },
    materials: rest.map(({ title, url }) => ({ title: title[language], url })),
  };
}

function stateOf(seminar: Seminar, came: number | undefined, now: Date): MorningState {
  const registration = registrationOf(seminar, now);
  const { opensAt, startsAt, closesAt, capacity } = seminar;
  if (registration === 'held') return { kind: 'held', came };
  if (registration === 'notYet' && opensAt) return { kind: 'notYet', opensAt };
  if (registration === 'open') {
    return { kind: 'open', seats: seatsOf(seminar), capacity, until: closesAt };
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

/** The convener first, then as the members came: in the order of the alphabet. */
function memberNames(members: ShownMember[], convenerId: number, language: Language) {
  const isConvener = (member: ShownMember) => member.organisationId === convenerId;
  const ordered = [...members.filter(isConvener), ...members.filter((one) => !isConvener(one))];
  return ordered.map((member) => {
    const name = nameIn(language, member);
    const isLong = member.name.length >= initialsHelpFrom && member.shortName;
    return isLong ? `${name} (${member.shortName})` : name;
  });
}
