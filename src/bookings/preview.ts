import type { Config } from '../config.ts';
import type { LetterBook } from '../mail/letter.ts';
import type { UnknownName } from '../organisations/index.ts';
import type { Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { BookingState } from '../storage/values.ts';
import { listAllConcerned, listUntold } from './concerned.ts';
import type { Concerned } from './concerned-store.ts';
import { offersNow, type Planned, previewSeen, seminarAfter } from './planned.ts';
import {
  type Sample,
  type SampleKind,
  type SampleOccasion,
  sampleLetter,
} from './preview-letters.ts';
import type { Seminar } from './store.ts';

export interface Listed {
  name: string;
  organisation: string;
  /** Why this one gets no letter where the others of the group do. */
  remark: 'noAddress' | 'knows' | null;
}

/** People whom the change concerns alike. */
export interface Group {
  key:
    | Extract<BookingState, 'confirmed' | 'offered' | 'waiting' | 'requested'>
    | 'offeredNow'
    | 'letIn'
    | 'letInLine'
    | 'staysInLine';
  people: Listed[];
  /** How many of them are written to. */
  letters: number;
}

export interface Preview {
  planned: Planned | { kind: 'limits' };
  seminar: Seminar;
  after: Seminar;
  groups: Group[];
  /** How many are written to in all. */
  letters: number;
  samples: Sample[];
  /** When the offers made now run out; undefined when it is too late to make any. */
  deadline: Date | undefined;
  fingerprint: string;
  /** What will be another, where the seminar's own row does not say it. */
  rows?: { key: string; before: string; after: string }[];
  /** Organisations that it names and nobody had heard of: a limit that nobody would meet. */
  unknown?: UnknownName[];
}

/** Who would be written to and what, if it were done now. Changes nothing. */
export async function previewOf(
  services: Services,
  book: LetterBook,
  series: Series,
  seminar: Seminar,
  planned: Planned,
): Promise<Preview> {
  const { database, config } = services;
  const moment = { at: services.clock(), offerHours: config.offerHours };
  const after = seminarAfter(seminar, planned, moment.at);
  const concerned = await listAllConcerned(database.read, seminar.id);
  const offers = await offersNow(database.read, after, moment);
  const parts =
    planned.kind === 'seats'
      ? partsOfLine(concerned, offers.ids)
      : partsByState(
          concerned,
          planned,
          await untoldIn(services, concerned, planned, series, after),
        );
  const occasion = { series, seminar: after, at: moment.at, deadline: offers.deadline };
  return {
    planned,
    seminar,
    after,
    ...(await whatTheyGet(book, config, parts, occasion)),
    deadline: offers.deadline,
    fingerprint: previewSeen(
      seminar,
      concerned.map(({ booking }) => booking),
      planned,
      planned.kind === 'seats' ? offers.ids : [],
    ),
  };
}

/** The parts as groups, with one letter of each kind as it will look. */
export async function whatTheyGet(
  book: LetterBook,
  config: Config,
  parts: Part[],
  occasion: SampleOccasion,
): Promise<Pick<Preview, 'groups' | 'letters' | 'samples'>> {
  const samples: Sample[] = [];
  for (const { kind, told } of parts) {
    if (!kind || told.length === 0 || samples.some((sample) => sample.kind === kind)) continue;
    const all = parts.filter((part) => part.kind === kind).flatMap((part) => part.told);
    samples.push(await sampleLetter(book, config, kind, all, occasion));
  }
  const groups = parts.filter(({ people }) => people.length > 0).map(groupOf);
  return { groups, letters: groups.reduce((sum, { letters }) => sum + letters, 0), samples };
}

/** A part of those whom a change concerns, and what they are told. */
export interface Part {
  key: Group['key'];
  people: Concerned[];
  /** Those of them who are written to, and with which letter. */
  told: Concerned[];
  kind: SampleKind | null;
}

async function untoldIn(
  { database }: Services,
  concerned: Concerned[],
  { kind }: Planned,
  series: Series,
  after: Seminar,
) {
  const mailing = kind === 'move' ? 'seminar.moved' : 'seminar.cancelled';
  return new Set(await listUntold(database.read, concerned, mailing, { series, seminar: after }));
}

function partsByState(concerned: Concerned[], { kind }: Planned, untold: Set<Concerned>): Part[] {
  const inState = (state: BookingState) =>
    concerned
      .filter(({ booking }) => booking.state === state)
      .toSorted((a, b) => byText(a.person.sortKey, b.person.sortKey));
  const seated = inState('confirmed');
  const others = (['offered', 'waiting', 'requested'] as const).map((key): Part => {
    const people = inState(key);
    const letter = kind === 'move' ? 'movedLine' : 'cancelledLine';
    return { key, people, told: people.filter(hasAddress), kind: letter };
  });
  const told = seated.filter((one) => untold.has(one));
  const letter = kind === 'move' ? 'moved' : 'cancelled';
  return [{ key: 'confirmed', people: seated, told, kind: letter }, ...others];
}

/** The line in its order: those whose turn it is, and those who go on waiting. */
function partsOfLine(concerned: Concerned[], offers: number[]): Part[] {
  const line = concerned.filter(({ booking }) => booking.state === 'waiting');
  const isNext = ({ booking }: Concerned) => offers.includes(booking.id);
  const next = line.filter(isNext);
  return [
    { key: 'offeredNow', people: next, told: next.filter(hasAddress), kind: 'offer' },
    { key: 'staysInLine', people: line.filter((one) => !isNext(one)), told: [], kind: null },
  ];
}

export const hasAddress = ({ person }: Concerned) => person.email !== null;

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function groupOf({ key, people, told, kind }: Part): Group {
  const written = new Set(told);
  return {
    key,
    letters: told.length,
    people: people.map((one) => ({
      name: one.person.name,
      organisation: one.organisation,
      remark: kind && !written.has(one) ? (hasAddress(one) ? 'knows' : 'noAddress') : null,
    })),
  };
}
