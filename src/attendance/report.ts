import type { RoleCategory } from '../storage/values.ts';
import { type Measures, mostMornings, type PeopleAlike, type Tally } from './measures.ts';

export interface ReportedSeminar {
  number: number;
  endsAt: Date;
  cancelledAt: Date | null;
}

export interface MorningFigures extends Tally {
  number: number;
  /** Ended by the clock. */
  isOver: boolean;
  /** Over, or somebody has come: it counts among those that people can have come to. */
  hasBegun: boolean;
  isCancelled: boolean;
}

export interface Pattern {
  /** The numbers of the mornings, rising. */
  mornings: number[];
  people: number;
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
  /** Undefined until two mornings have begun. */
  cameEveryTime: number | undefined;
  /** Who booked and who came to which, most mornings first; empty where it cannot be shown. */
  patterns: { booked: Pattern[]; came: Pattern[] };
  byOrganisation: Measures['organisations'];
  bySector: Measures['sectors'];
  byRole: (Tally & { role: RoleCategory })[];
  byLink: (Tally & { link: number })[];
}

/** What was counted, as figures of some seminars: those of a series, or one of them. */
export function reportOf(measures: Measures, seminars: ReportedSeminar[], now: Date): Report {
  const mornings = seminars.map((seminar) => morningOf(seminar, measures, now));
  const begun = mornings.filter(({ hasBegun }) => hasBegun);
  const over = mornings.filter(({ isOver }) => isOver);
  const everyTime = measures.people.filter(({ times }) => times === begun.length);
  return {
    hasBegun: begun.length > 0,
    people: total(measures.people),
    organisations: {
      signed: measures.organisations.length,
      due: measures.organisations.filter(({ due }) => due > 0).length,
      came: measures.organisations.filter(({ came }) => came > 0).length,
    },
    mornings,
    visits: total(mornings).came,
    places: { booked: total(over).signed, used: total(over).came },
    cameEveryTime: begun.length > 1 ? total(everyTime).came : undefined,
    patterns: {
      booked: patternsOf(measures.people, mornings, 'booked'),
      came: begun.length > 1 ? patternsOf(measures.people, mornings, 'visited') : [],
    },
    byOrganisation: measures.organisations,
    bySector: measures.sectors,
    byRole: grouped(measures.people, 'role'),
    byLink: grouped(measures.people, 'link'),
  };
}

function morningOf(
  { number, endsAt, cancelledAt }: ReportedSeminar,
  measures: Measures,
  now: Date,
) {
  const { signed, due, came } = total(measures.seminars.filter((row) => row.number === number));
  const isCancelled = cancelledAt !== null;
  const isOver = !isCancelled && endsAt <= now;
  return { number, signed, due, came, isCancelled, isOver, hasBegun: isOver || came > 0 };
}

function total(tallies: Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((so, tally) => so + tally[key], 0);
  return { signed: sum('signed'), due: sum('due'), came: sum('came') };
}

/** Most who came first, then most signed up. */
export const byAmount = (a: Tally, b: Tally) => b.came - a.came || b.signed - a.signed;

function grouped<K extends 'role' | 'link'>(people: PeopleAlike[], key: K) {
  const groups = Map.groupBy(people, (alike) => alike[key]);
  return [...groups].map(([value, alike]) => ({
    ...total(alike),
    ...({ [key]: value } as Pick<PeopleAlike, K>),
  }));
}

/** None where a morning has no bit, or where there is only one to choose. */
function patternsOf(people: PeopleAlike[], mornings: MorningFigures[], key: 'booked' | 'visited') {
  if (mornings.length < 2 || mornings.some(({ number }) => number > mostMornings)) return [];
  const groups = Map.groupBy(people, (alike) => alike[key]);
  groups.delete(0);
  return [...groups]
    .map(([bits, alike]) => ({ mornings: morningsIn(bits), people: total(alike).signed }))
    .toSorted(
      (a, b) =>
        b.mornings.length - a.mornings.length ||
        b.people - a.people ||
        a.mornings.join().localeCompare(b.mornings.join()),
    );
}

const morningsIn = (bits: number) =>
  Array.from({ length: mostMornings }, (_, i) => i + 1).filter((n) => (bits >> (n - 1)) & 1);

/** In whole per cent; all and nothing are said of nothing less. */
export function share(part: number, whole: number): number | undefined {
  if (whole === 0) return;
  const rounded = Math.round((100 * part) / whole);
  if (part === 0 || part === whole) return rounded;
  return Math.min(Math.max(rounded, 1), 99);
}
