import { listMerges, type Merges } from '../organisations/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Sector } from '../storage/values.ts';
import type { Limits, Person, Queued, SeatState, Taken } from './limits.ts';
import { countTaken, listLimits, listOrganisations, listQueued } from './limits-store.ts';
import type { Seminar } from './store.ts';

/** A seminar's seats as limits see them, and how to see a person so. */
export interface SeatsRead {
  state: SeatState;
  /** The people of the line, in its order. */
  line: Queued[];
  /** Those who wait for an organiser's answer, in the order in which they asked. */
  asking: Queued[];
  personOf: (organisationId: number) => Promise<Person>;
}

type Register = Map<number, { name: string; sector: Sector }>;

/**
 * Reads limits and counts from the rows: for those seminars that have limits, under their lock
 * where something is decided by it. Held seats hold no longer than their time, whether or not the
 * worker has been by.
 */
export async function readSeats(db: Reader, seminar: Seminar, now: Date): Promise<SeatsRead> {
  const merges = await listMerges(db);
  const limitRows = await listLimits(db, seminar.id);
  const takenRows = await countTaken(db, seminar.id);
  const waiting = await listQueued(db, seminar.id, 'waiting');
  const requested = await listQueued(db, seminar.id, 'requested');
  const known = [...takenRows, ...waiting, ...requested];
  const limitIds = limitRows.flatMap(({ limit }) => limit.organisationId ?? []);
  const register = await registerOf(db, merges, known, limitIds);
  const queuedOf = (row: (typeof waiting)[number]) => ({
    id: row.id,
    signUpId: row.signUpId,
    ...personIn(register, merges, row.organisationId),
  });
  return {
    state: {
      capacity: seminar.capacity,
      limits: limitsOf(limitRows, merges, register, now),
      taken: takenOf(takenRows, merges, register),
    },
    line: waiting.map(queuedOf),
    asking: requested.map(queuedOf),
    personOf: async (organisationId) => {
      const id = merges.get(organisationId) ?? organisationId;
      if (register.has(id)) return personIn(register, merges, id);
      return personIn(await registerOf(db, merges, [], [id]), merges, id);
    },
  };
}

/** Those known from the rows, and by a query of their own the rest: merged into, or named by a limit. */
async function registerOf(
  db: Reader,
  merges: Merges,
  known: { organisationId: number; sector: Sector }[],
  others: number[],
): Promise<Register> {
  const register: Register = new Map();
  for (const { organisationId, sector } of known) {
    if (!merges.has(organisationId)) register.set(organisationId, { name: '', sector });
  }
  const merged = known.flatMap(({ organisationId }) => merges.get(organisationId) ?? []);
  const ids = new Set([...others.map((id) => merges.get(id) ?? id), ...merged]);
  for (const { id, name, sector } of await listOrganisations(db, [...ids])) {
    register.set(id, { name, sector });
  }
  return register;
}

function personIn(register: Register, merges: Merges, organisationId: number): Person {
  const id = merges.get(organisationId) ?? organisationId;
  const found = register.get(id);
  if (!found) throw new Error(`No organisation ${id}`);
  return { organisationId: id, sector: found.sector };
}

function takenOf(
  rows: { organisationId: number; taken: number }[],
  merges: Merges,
  register: Register,
): Taken {
  const taken: Taken = { all: 0, organisations: new Map(), sectors: new Map() };
  for (const row of rows) {
    const { organisationId, sector } = personIn(register, merges, row.organisationId);
    const count = Number(row.taken);
    taken.all += count;
    add(taken.organisations, organisationId, count);
    add(taken.sectors, sector, count);
  }
  return taken;
}

function add<Key>(counts: Map<Key, number>, key: Key, more: number) {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** Where two organisations with limits became one, the wider limit is its own. */
function limitsOf(
  rows: Awaited<ReturnType<typeof listLimits>>,
  merges: Merges,
  register: Register,
  now: Date,
): Limits {
  const limits: Limits = { sectors: new Map(), organisations: new Map(), each: null, held: [] };
  for (const { limit } of rows) {
    const { kind, sector, organisationId, seats, heldUntil } = limit;
    if (kind === 'each') limits.each = seats;
    if (kind === 'sector' && sector) limits.sectors.set(sector, seats);
    if (organisationId === null) continue;
    const id = merges.get(organisationId) ?? organisationId;
    const organisation = register.get(id);
    if (!organisation) throw new Error(`No organisation ${id}`);
    if (kind === 'organisation') {
      limits.organisations.set(id, Math.max(seats, limits.organisations.get(id) ?? 0));
    }
    if (kind === 'held' && heldUntil && heldUntil > now) {
      limits.held.push({ organisationId: id, ...organisation, seats, until: heldUntil });
    }
  }
  return limits;
}
