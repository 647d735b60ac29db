import { describe, expect, test } from 'vitest';
import {
  type Held,
  type Limits,
  limitMet,
  type SeatState,
  type Taken,
  unusedHeld,
  whoMay,
} from '../../src/bookings/limits.ts';
import type { Sector } from '../../src/storage/values.ts';

/** Two municipalities, a company and an authority. */
const sectorOf: Record<string, Sector> = {
  karlstad: 'municipality',
  sunne: 'municipality',
  bolaget: 'company',
  msb: 'state',
};
const names = Object.keys(sectorOf);
const person = (name: string) => ({
  organisationId: names.indexOf(name) + 1,
  sector: sectorOf[name] ?? 'other',
});
const idOf = (name: string) => person(name).organisationId;
const until = new Date('2027-02-20T11:00:00Z');
const held = (name: string, seats: number, at = until): Held => ({
  ...person(name),
  name,
  seats,
  until: at,
});

function takenBy(...people: string[]): Taken {
  const taken: Taken = { all: people.length, organisations: new Map(), sectors: new Map() };
  for (const { organisationId, sector } of people.map(person)) {
    taken.organisations.set(organisationId, (taken.organisations.get(organisationId) ?? 0) + 1);
    taken.sectors.set(sector, (taken.sectors.get(sector) ?? 0) + 1);
  }
  return taken;
}

function stateOf(capacity: number, limits: Partial<Limits>, people: string[] = []): SeatState {
  const none: Limits = { sectors: new Map(), organisations: new Map(), each: null, held: [] };
  return { capacity, limits: { ...none, ...limits }, taken: takenBy(...people) };
}

const met = (state: SeatState, name: string) => limitMet(state, person(name))?.kind ?? 'none';

describe('the limit that a person meets', () => {
  const municipalities = { sectors: new Map<Sector, number>([['municipality', 2]]) };
  const each = { each: 1 };
  const own = { each: 1, organisations: new Map([[idOf('karlstad'), 2]]) };
  const block = { held: [held('karlstad', 2)] };
  const both = { held: [held('karlstad', 2)], ...municipalities };
  test.each([
    ['no limits, a free seat', stateOf(1, {}), 'karlstad', 'none'],
    ['no limits, none free', stateOf(1, {}, ['msb']), 'karlstad', 'full'],
    ['capacity nought', stateOf(0, {}), 'karlstad', 'full'],
    ['a sector with a seat left', stateOf(9, municipalities, ['sunne']), 'karlstad', 'none'],
    ['a sector without', stateOf(9, municipalities, ['sunne', 'karlstad']), 'sunne', 'sector'],
    ['another sector', stateOf(9, municipalities, ['sunne', 'karlstad']), 'msb', 'none'],
    ['a sector shut out', stateOf(9, { sectors: new Map([['state', 0]]) }), 'msb', 'sector'],
    ['full, and the sector too', stateOf(2, municipalities, ['sunne', 'sunne']), 'sunne', 'sector'],
    ['each: its first', stateOf(9, each, ['msb']), 'sunne', 'none'],
    ['each: its second', stateOf(9, each, ['sunne']), 'sunne', 'organisation'],
    ['a limit of its own goes before each', stateOf(9, own, ['karlstad']), 'karlstad', 'none'],
    ['its own limit', stateOf(9, own, ['karlstad', 'karlstad']), 'karlstad', 'organisation'],
    ['its own limit is not for others', stateOf(9, own, ['sunne']), 'sunne', 'organisation'],
    ['held for others', stateOf(3, block, ['msb']), 'sunne', 'held'],
    ['held for themselves', stateOf(3, block, ['msb']), 'karlstad', 'none'],
    ['held, but more are free', stateOf(3, block), 'sunne', 'none'],
    [
      'held and used up: the rest is free',
      stateOf(4, block, ['karlstad', 'karlstad']),
      'sunne',
      'none',
    ],
    ['held and half used', stateOf(3, block, ['karlstad', 'msb']), 'sunne', 'held'],
    ['held, but all are taken', stateOf(2, block, ['msb', 'msb']), 'karlstad', 'full'],
    [
      'held for two',
      stateOf(4, { held: [held('karlstad', 2), held('sunne', 2)] }),
      'karlstad',
      'none',
    ],
    [
      'more promised than there is',
      stateOf(2, { held: [held('karlstad', 2), held('sunne', 2)] }),
      'karlstad',
      'held',
    ],
    ['held within a sector', stateOf(9, both), 'sunne', 'held'],
    ['held within another sector', stateOf(9, both), 'msb', 'none'],
    ['held within their own', stateOf(9, both), 'karlstad', 'none'],
    [
      'lowered under what is taken',
      stateOf(1, municipalities, ['msb', 'msb', 'msb']),
      'sunne',
      'full',
    ],
  ] as const)('%s', (_why, state, name, kind) => {
    expect(met(state, name)).toBe(kind);
  });

  test('names those it is held for, and the first day that lets somebody in', () => {
    const later = new Date('2027-02-25T11:00:00Z');
    const state = stateOf(3, { held: [held('karlstad', 2, later), held('msb', 1)] });
    expect(limitMet(state, person('sunne'))).toEqual({
      kind: 'held',
      organisations: ['karlstad', 'msb'],
      until,
    });
    expect(unusedHeld(state)).toBe(3);
  });

  test('two blocks of one organisation are one', () => {
    const state = stateOf(3, { held: [held('karlstad', 1), held('karlstad', 2)] }, ['karlstad']);
    expect(unusedHeld(state)).toBe(2);
    expect(met(state, 'sunne')).toBe('held');
    expect(met(state, 'karlstad')).toBe('none');
  });
});

describe('who of a line gets a seat', () => {
  const line = ['karlstad', 'sunne', 'msb', 'karlstad', 'bolaget'].map((name, index) => ({
    ...person(name),
    id: index + 1,
    signUpId: index + 1,
  }));
  const chosen = (state: SeatState) => whoMay(state, line).map(({ id }) => id);

  test.each([
    ['without limits the first', stateOf(2, {}), [1, 2]],
    ['none when none is free', stateOf(1, {}, ['msb']), []],
    ['all when there is room', stateOf(9, {}), [1, 2, 3, 4, 5]],
    ['one of each', stateOf(3, { each: 1 }), [1, 2, 3]],
    ['one of each, with room for more', stateOf(9, { each: 1 }), [1, 2, 3, 5]],
    [
      'past those of a full sector',
      stateOf(9, { sectors: new Map([['municipality', 1]]) }),
      [1, 3, 5],
    ],
    [
      'held seats to their own, also from behind',
      stateOf(2, { held: [held('bolaget', 1)] }),
      [1, 5],
    ],
    [
      'held seats are used first by their own',
      stateOf(3, { held: [held('karlstad', 2)] }),
      [1, 2, 4],
    ],
    [
      'a block that nobody in line is of',
      stateOf(2, { held: [held('msb', 0), held('karlstad', 1)] }),
      [1, 2],
    ],
  ] as const)('%s', (_why, state, ids) => {
    expect(chosen(state)).toEqual(ids);
  });
});
