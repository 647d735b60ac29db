import type { Sector } from '../storage/values.ts';

/** What limits look at in a person. */
export interface Person {
  /** After merging. */
  organisationId: number;
  sector: Sector;
}

export interface Held {
  organisationId: number;
  name: string;
  sector: Sector;
  seats: number;
  until: Date;
}

/** A seminar's limits as they stand at one instant; without any, the capacity alone decides. */
export interface Limits {
  sectors: Map<Sector, number>;
  organisations: Map<number, number>;
  /** Of every organisation that has none of its own. */
  each: number | null;
  /** Those that still hold. */
  held: Held[];
}

/** Confirmed and offered seats. */
export interface Taken {
  all: number;
  organisations: Map<number, number>;
  sectors: Map<Sector, number>;
}

export interface SeatState {
  capacity: number;
  limits: Limits;
  taken: Taken;
}

/** Why a person gets no seat now. */
export type LimitMet =
  | { kind: 'organisation'; taken: number; seats: number }
  | { kind: 'sector'; sector: Sector; seats: number }
  | { kind: 'full' }
  /** Seats are free, and those who wait before them are to be asked first. */
  | { kind: 'line' }
  /** Seats are free, but held for others; the first of them are let go at `until`. */
  | { kind: 'held'; organisations: string[]; until: Date };

/**
 * The limit that a person meets who would take a seat now, undefined if none. One that more free
 * seats would not lift is named before one that they would.
 */
export function limitMet({ capacity, limits, taken }: SeatState, person: Person) {
  const { organisationId, sector } = person;
  const own = ownLimit(limits, organisationId);
  const takenByOwn = taken.organisations.get(organisationId) ?? 0;
  if (own !== null && takenByOwn >= own) return organisation(takenByOwn, own);
  const ofSector = limits.sectors.get(sector);
  const takenBySector = taken.sectors.get(sector) ?? 0;
  if (ofSector !== undefined && takenBySector >= ofSector) {
    return { kind: 'sector', sector, seats: ofSector } satisfies LimitMet;
  }
  if (taken.all >= capacity) return { kind: 'full' } satisfies LimitMet;
  const others = unusedBlocks(limits, taken).filter((one) => one.organisationId !== organisationId);
  if (taken.all + sumOf(others) >= capacity) return heldFor(others);
  const alike = others.filter((one) => one.sector === sector);
  if (ofSector !== undefined && takenBySector + sumOf(alike) >= ofSector) return heldFor(alike);
}

const organisation = (taken: number, seats: number): LimitMet => ({
  kind: 'organisation',
  taken,
  seats,
});

const ownLimit = ({ organisations, each }: Limits, organisationId: number) =>
  organisations.get(organisationId) ?? each;

interface Block {
  organisationId: number;
  names: string[];
  sector: Sector;
  until: Date;
  unused: number;
}

/** Of each organisation, the held seats that its people have not taken yet. */
function unusedBlocks({ held }: Limits, { organisations }: Taken): Block[] {
  const blocks: Block[] = [];
  for (const ids of new Set(held.map((one) => one.organisationId))) {
    const own = held.filter((one) => one.organisationId === ids);
    const [first] = own.toSorted((a, b) => a.until.getTime() - b.until.getTime());
    const seats = own.reduce((sum, one) => sum + one.seats, 0);
    const unused = seats - (organisations.get(ids) ?? 0);
    if (!first || unused <= 0) continue;
    const { organisationId, sector, until } = first;
    const names = [...new Set(own.map(({ name }) => name))];
    blocks.push({ organisationId, sector, until, unused, names });
  }
  return blocks;
}

/** How many seats nobody but those they are held for may take. */
export const unusedHeld = ({ limits, taken }: Pick<SeatState, 'limits' | 'taken'>) =>
  sumOf(unusedBlocks(limits, taken));

const sumOf = (blocks: Block[]) => blocks.reduce((sum, { unused }) => sum + unused, 0);

function heldFor(blocks: Block[]): LimitMet {
  const until = new Date(Math.min(...blocks.map((one) => one.until.getTime())));
  return { kind: 'held', organisations: blocks.flatMap(({ names }) => names), until };
}

/** The state after one more person has a seat. */
export function withSeatFor({ taken, ...rest }: SeatState, person: Person): SeatState {
  const { organisationId, sector } = person;
  const more = <Key>(counts: Map<Key, number>, key: Key) =>
    new Map(counts).set(key, (counts.get(key) ?? 0) + 1);
  return {
    ...rest,
    taken: {
      all: taken.all + 1,
      organisations: more(taken.organisations, organisationId),
      sectors: more(taken.sectors, sector),
    },
  };
}

/** A person with the booking by which they wait. */
export type Queued = Person & { id: number; signUpId: number };

/**
 * Who of a line gets a seat now: each who may, in its order. One pass is enough, as a seat taken
 * lets nobody in who was not let in before.
 */
export function whoMay(state: SeatState, line: Queued[]): Queued[] {
  const chosen: Queued[] = [];
  let now = state;
  for (const one of line) {
    if (now.taken.all >= now.capacity) break;
    if (limitMet(now, one)) continue;
    chosen.push(one);
    now = withSeatFor(now, one);
  }
  return chosen;
}
