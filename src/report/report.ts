import type { RoleCategory, Sector } from '../storage/values.ts';
import { addTo, type Count, groupedBy, kindsIn, organisationsIn, type Shapes } from './count.ts';
import { type DayFigure, daysOf } from './days.ts';
import {
  type Expectation,
  expectationOf,
  peopleIn,
  type SoFar,
  type Tally,
  tallyOf,
  total,
} from './measures.ts';
import { type MorningFigures, morningsOf, type ReportedSeminar } from './mornings.ts';
import { type Pattern, patternsOf } from './patterns.ts';

/** An organisation as the report sorts it, after merging. */
export interface Belonging {
  id: number;
  sector: Sector;
  /** Empty for whoever belongs to none. */
  county: string;
  municipality: string;
}

export interface OrganisationFigures extends Tally, Expectation {
  id: number;
  /** To each morning of the report. */
  cameTo: number[];
}

export interface Report {
  hasBegun: boolean;
  people: Tally;
  organisations: Tally;
  mornings: MorningFigures[];
  /** Of all who came, each morning they came to. */
  visits: number;
  /** Places at the mornings that are over, and how many of them were used. */
  places: { booked: number; used: number };
  expectation: Expectation;
  /** Undefined until two mornings have begun. */
  cameEveryTime: number | undefined;
  /** Who booked and who came to which, most mornings first; empty where it cannot be shown. */
  patterns: { booked: Pattern[]; came: Pattern[] };
  byOrganisation: OrganisationFigures[];
  bySector: (Tally & { sector: Sector; organisations: number })[];
  byCounty: (Tally & { county: string; organisations: number })[];
  byMunicipality: (Tally & { municipality: string })[];
  byRole: (Tally & { role: RoleCategory })[];
  byLink: (Tally & { link: number })[];
  /** Those who signed up each day, first to last; days without are left out. */
  days: DayFigure[];
}

/** Everybody who counts, as figures of some seminars: those of a series, or one of them. */
export function reportOf(
  count: Count,
  seminars: ReportedSeminar[],
  belongingOf: (organisation: number) => Belonging,
  now: Date,
): Report {
  const everybody = everybodyIn(count);
  const mornings = morningsOf(everybody, seminars, now);
  const soFar = soFarOf(mornings);
  const begun = mornings.filter(({ hasBegun }) => hasBegun);
  const over = mornings.filter(({ isOver }) => isOver);
  const byOrganisation = byOrganisationIn(count, belongingOf, mornings.length, soFar);
  const grouped = <K>(keyOf: (belonging: Belonging) => K) =>
    [...groupedBy(count, (id) => keyOf(belongingOf(id)))].map(([key, shapes]): [K, Tally] => [
      key,
      tallyOf(shapes, soFar),
    ]);
  const known = belongingsIn(count, belongingOf);
  const organisations = (isMeant: (belonging: Belonging) => boolean) =>
    known.filter(isMeant).length;
  return {
    hasBegun: begun.length > 0,
    people: tallyOf(everybody, soFar),
    organisations: {
      signed: byOrganisation.length,
      due: byOrganisation.filter(({ due }) => due > 0).length,
      came: byOrganisation.filter(({ came }) => came > 0).length,
    },
    mornings,
    visits: total(mornings).came,
    places: { booked: total(over).signed, used: total(over).came },
    expectation: expectationOf(everybody, soFar),
    cameEveryTime:
      begun.length > 1
        ? peopleIn(everybody, ({ visited }) => visited.length === begun.length)
        : undefined,
    patterns: {
      booked: patternsOf(everybody, mornings, 'booked'),
      came: begun.length > 1 ? patternsOf(everybody, mornings, 'visited') : [],
    },
    byOrganisation,
    bySector: grouped(({ sector }) => sector).map(([sector, tally]) => ({
      ...tally,
      sector,
      organisations: organisations((one) => one.sector === sector),
    })),
    byCounty: grouped(({ county }) => county).map(([county, tally]) => ({
      ...tally,
      county,
      organisations: organisations((one) => one.county === county),
    })),
    byMunicipality: grouped(({ municipality }) => municipality).map(([municipality, tally]) => ({
      ...tally,
      municipality,
    })),
    ...byKind(count, soFar),
    days: daysOf(count.byHour),
  };
}

function everybodyIn(count: Count): Shapes {
  const everybody: Shapes = new Map();
  for (const { shapes } of kindsIn(count)) {
    for (const [shape, people] of shapes) addTo(everybody, shape, people);
  }
  return everybody;
}

/** Each organisation once, after merging. */
function belongingsIn(count: Count, belongingOf: (organisation: number) => Belonging) {
  const ids = organisationsIn(count);
  const known = new Map([...ids].map(belongingOf).map((one) => [one.id, one]));
  return [...known.values()];
}

function soFarOf(mornings: MorningFigures[]): SoFar {
  return {
    isOver: (place) => mornings[place]?.isOver === true,
    hasBegun: (place) => mornings[place]?.hasBegun === true,
  };
}

function byOrganisationIn(
  count: Count,
  belongingOf: (organisation: number) => Belonging,
  mornings: number,
  soFar: SoFar,
): OrganisationFigures[] {
  return [...groupedBy(count, (id) => belongingOf(id).id)].map(([id, shapes]) => ({
    id,
    ...tallyOf(shapes, soFar),
    ...expectationOf(shapes, soFar),
    cameTo: Array.from({ length: mornings }, (_, place) =>
      peopleIn(shapes, ({ visited }) => visited.includes(place)),
    ),
  }));
}

function byKind(count: Count, soFar: SoFar): Pick<Report, 'byRole' | 'byLink'> {
  const tallies = [...kindsIn(count)].map(({ role, link, shapes }) => ({
    role,
    link,
    tally: tallyOf(shapes, soFar),
  }));
  const sum = (own: typeof tallies) => total(own.map(({ tally }) => tally));
  const byRole = Map.groupBy(tallies, ({ role }) => role);
  const byLink = Map.groupBy(tallies, ({ link }) => link);
  return {
    byRole: [...byRole].map(([role, own]) => ({ role, ...sum(own) })),
    byLink: [...byLink].map(([link, own]) => ({ link, ...sum(own) })),
  };
}

/** In whole per cent; all and nothing are said of nothing less. */
export function share(part: number, whole: number): number | undefined {
  if (whole === 0) return;
  const rounded = Math.round((100 * part) / whole);
  if (part === 0 || part === whole) return rounded;
  return Math.min(Math.max(rounded, 1), 99);
}
