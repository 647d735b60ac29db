import { expect } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { type Belonging, belongingOf, type State, unusedHeld } from '../support/invariants.ts';

/** How far the limits of the only seminar are used, to be compared with a moment before. */
export async function seatsHeldTo(database: Database) {
  const { read } = database;
  const [seminar] = await read.select().from(read.tables.seminars);
  if (!seminar) throw new Error('No seminar');
  const limits = await read.select().from(read.tables.seatLimits);
  const bookings = await read.select().from(read.tables.bookings);
  const belonging = await belongingOf(database);
  const taken = bookings
    .filter(({ state }) => state === 'confirmed' || state === 'offered')
    .map(({ signUpId }) => belonging(signUpId));
  const standing = limits.filter(({ releasedAt }) => releasedAt === null);
  const state: State = { seminar, standing, taken, organisation: belonging.organisation };

  /** Nobody got a seat past a limit: one that is passed was so before, and by as many or more. */
  const expectNoWorseThan = (before: { state: State }) => {
    const count = (fits: (one: Belonging) => boolean, rows = taken) => rows.filter(fits).length;
    const expectHeldTo = (seats: number, fits: (one: Belonging) => boolean) =>
      expect(count(fits)).toBeLessThanOrEqual(Math.max(seats, count(fits, before.state.taken)));
    expectHeldTo(seminar.capacity, () => true);
    const each = standing.find(({ kind }) => kind === 'each')?.seats;
    for (const { organisation } of taken) {
      const own = standing.filter(
        ({ kind, organisationId }) =>
          kind === 'organisation' &&
          belonging.organisation(organisationId ?? 0).organisation === organisation,
      );
      const most = own.length > 0 ? Math.max(...own.map(({ seats }) => seats)) : each;
      if (most !== undefined) expectHeldTo(most, (one) => one.organisation === organisation);
    }
    for (const { kind, sector, seats } of standing) {
      if (kind === 'sector') expectHeldTo(seats, (one) => one.sector === sector);
    }
    const promised = taken.length + unusedHeld(state);
    const promisedBefore =
      before.state.taken.length + unusedHeld({ ...state, taken: before.state.taken });
    expect(promised).toBeLessThanOrEqual(Math.max(seminar.capacity, promisedBefore));
  };
  return { state, expectNoWorseThan };
}
