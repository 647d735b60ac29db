import { expect } from 'vitest';
import { offerDeadline } from '../../src/bookings/seats.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Tables } from '../../src/storage/schema.ts';

export type Row<Name extends keyof Tables> = Tables[Name]['$inferSelect'];
export type Belonging = { organisation: number; sector: string };

/** Everything that must hold of seats, line and offers after every unit, from the rows alone. */
export async function expectSeatsRight(database: Database, now: Date, offerHours = 24) {
  const { seminars, bookings, seatLimits } = database.read.tables;
  const rows = await database.read.select().from(bookings);
  const limits = await database.read.select().from(seatLimits);
  const belonging = await belongingOf(database);
  for (const seminar of await database.read.select().from(seminars)) {
    const own = rows.filter((row) => row.seminarId === seminar.id);
    const inState = (...states: string[]) => own.filter((row) => states.includes(row.state));
    const taken = inState('confirmed', 'offered');
    const waiting = inState('waiting');
    expect({ seatsTaken: seminar.seatsTaken, inLine: seminar.inLine }).toEqual({
      seatsTaken: taken.length,
      inLine: waiting.length,
    });
    const standing = limits.filter((one) => one.seminarId === seminar.id && !one.releasedAt);
    expect(seminar.limited, 'limited').toBe(standing.length > 0);
    if (!offerDeadline(now, seminar.startsAt, offerHours) || seminar.cancelledAt) continue;
    const of = ({ signUpId }: Row<'bookings'>) => belonging(signUpId);
    const state = { seminar, standing, taken: taken.map(of), organisation: belonging.organisation };
    for (const one of waiting) expect(mayTake(state, of(one)), `${one.id} waits`).toBe(false);
  }
  expectNobodyTwice(rows);
}

/**
 * No seat is taken beyond the capacity, but those that were when it was lowered.
 *
 * @param before Seats taken by seminar, as this gave them a moment ago.
 */
export async function expectNotOversold({ read }: Database, before: Map<number, number>) {
  const seminars = await read.select().from(read.tables.seminars);
  for (const { id, capacity, seatsTaken } of seminars) {
    expect(seatsTaken).toBeLessThanOrEqual(Math.max(capacity, before.get(id) ?? 0));
  }
  return new Map(seminars.map(({ id, seatsTaken }) => [id, seatsTaken]));
}

/** Whose each person is, after merging; also of an organisation's id. */
export async function belongingOf({ read }: Database) {
  const people = await read.select().from(read.tables.signUps);
  const organisations = await read.select().from(read.tables.organisations);
  const organisation = (id: number): Belonging => {
    const row = organisations.find((one) => one.id === id);
    if (!row) throw new Error(`No organisation ${id}`);
    return row.mergedInto ? organisation(row.mergedInto) : { organisation: id, sector: row.sector };
  };
  const person = (signUpId: number) => {
    const row = people.find(({ id }) => id === signUpId);
    if (!row) throw new Error(`No sign-up ${signUpId}`);
    return organisation(row.organisationId);
  };
  return Object.assign(person, { organisation });
}

export interface State {
  seminar: Row<'seminars'>;
  standing: Row<'seatLimits'>[];
  taken: Belonging[];
  organisation: (id: number) => Belonging;
}

/** The rule said once more, from rows. A block whose time is out holds here until it is released. */
function mayTake(state: State, person: Belonging) {
  const { seminar, standing, taken, organisation } = state;
  const ofOrganisation = (id: number) => taken.filter((one) => one.organisation === id).length;
  const rootOf = (limit: Row<'seatLimits'>) => organisation(limit.organisationId ?? 0);
  const most = (kind: string, fits: (limit: Row<'seatLimits'>) => boolean) => {
    const seats = standing.filter((one) => one.kind === kind && fits(one)).map((one) => one.seats);
    return seats.length > 0 ? Math.max(...seats) : undefined;
  };
  const unusedFor = (fits: (one: Belonging) => boolean) =>
    unusedHeld(state, (one) => one.organisation !== person.organisation && fits(one));
  const own =
    most('organisation', (one) => rootOf(one).organisation === person.organisation) ??
    most('each', () => true);
  const ofSector = most('sector', ({ sector }) => sector === person.sector);
  const inSector = taken.filter(({ sector }) => sector === person.sector).length;
  const alike = (one: Belonging) => one.sector === person.sector;
  return (
    taken.length + unusedFor(() => true) < seminar.capacity &&
    (own === undefined || ofOrganisation(person.organisation) < own) &&
    (ofSector === undefined || inSector + unusedFor(alike) < ofSector)
  );
}

/** Held seats that their own have not taken, of the organisations that fit. */
export function unusedHeld(
  { standing, taken, organisation }: State,
  fits: (one: Belonging) => boolean = () => true,
) {
  const blocks = standing.filter(({ kind }) => kind === 'held');
  const rootOf = (limit: Row<'seatLimits'>) => organisation(limit.organisationId ?? 0);
  const ids = new Set(blocks.map((one) => rootOf(one).organisation));
  const unused = [...ids].map((id) => {
    if (!fits(organisation(id))) return 0;
    const held = blocks.filter((one) => rootOf(one).organisation === id);
    const used = taken.filter((one) => one.organisation === id).length;
    return Math.max(0, held.reduce((sum, { seats }) => sum + seats, 0) - used);
  });
  return unused.reduce((sum, seats) => sum + seats, 0);
}

function expectNobodyTwice(rows: { seminarId: number; signUpId: number; state: string }[]) {
  const states = ['requested', 'confirmed', 'waiting', 'offered'];
  const active = rows.filter((row) => states.includes(row.state));
  const keys = active.map((row) => `${row.seminarId}:${row.signUpId}`);
  expect(new Set(keys).size).toBe(keys.length);
}
