import { beforeEach, expect, test } from 'vitest';
import { answerOffer, changeCapacity, expireOffers, leave } from '../../src/bookings/index.ts';
import { signUp } from '../../src/registrations/index.ts';
import { findSignUpByAddress } from '../../src/registrations/store.ts';
import { testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

type Name = keyof typeof cast;

describeEngines('an offered seat', (engine) => {
  let world: World;
  let house: ReturnType<typeof testServices>;

  /** Åsa has the only seat of the first morning; Bo, Cecilia and Dag wait, in that order. */
  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [1, 5, 5] });
    house = testServices(database);
    for (const name of Object.keys(cast) as Name[]) {
      const request = { series: world.series, language: 'sv', idempotencyKey: null } as const;
      await signUp(house.services, { ...request, form: formOf(cast[name], [1]) });
    }
  });

  const person = async (name: Name) => {
    const { read } = house.services.database;
    const found = await findSignUpByAddress(read, world.series.id, cast[name].email);
    if (!found) throw new Error(`${name} is not signed up`);
    return found;
  };
  const states = async () => {
    const { read } = house.services.database;
    const { bookings, signUps } = read.tables;
    const people = await read.select().from(signUps).orderBy(signUps.id);
    const rows = await read.select().from(bookings);
    await expectSeatsRight(house.services.database, house.clock.now());
    return people.map(({ id }) => rows.find((row) => row.signUpId === id)?.state).join(' ');
  };
  const letters = async () => {
    const { read } = house.services.database;
    const { outbox } = read.tables;
    const rows = await read.select().from(outbox).orderBy(outbox.id);
    return rows.slice(5).map((row) => `${row.kind} ${row.recipientEmail.split('@')[0]}`);
  };
  const answer = async (name: Name, what: 'accepted' | 'declined') =>
    answerOffer(house.services, await person(name), 1, what);
  const asaLeaves = async () => leave(house.services, await person('asa'), 1);

  test('goes to the first in line, and is theirs when they take it', async () => {
    expect(await asaLeaves()).toBe('left');
    expect(await states()).toBe('cancelled offered waiting waiting');
    expect(await answer('bo', 'accepted')).toBe('accepted');
    expect(await answer('bo', 'accepted')).toBe('already-booked');
    expect(await states()).toBe('cancelled confirmed waiting waiting');
    expect(await letters()).toEqual(['invitation asa', 'offer bo', 'invitation bo']);
  });

  test('goes on to the next when it is declined, and the one who declined has left the line', async () => {
    await asaLeaves();
    expect(await answer('bo', 'declined')).toBe('declined');
    expect(await answer('bo', 'accepted')).toBe('run-out');
    expect(await states()).toBe('cancelled declined offered waiting');
  });

  test('runs out by the clock of the answer, whether or not the worker has been by', async () => {
    await asaLeaves();
    house.clock.advance(24 * 3_600_000);
    expect(await answer('bo', 'accepted')).toBe('run-out');
    expect(await states()).toBe('cancelled offered waiting waiting');
    expect(await expireOffers(house.services)).toBe(1);
    expect(await expireOffers(house.services)).toBe(0);
    expect(await states()).toBe('cancelled expired offered waiting');
    expect((await letters()).slice(2).toSorted()).toEqual(['offer cecilia', 'offer-expired bo']);
  });

  test('one second before it runs out it can still be taken', async () => {
    await asaLeaves();
    house.clock.advance(24 * 3_600_000 - 1000);
    expect(await expireOffers(house.services)).toBe(0);
    expect(await answer('bo', 'accepted')).toBe('accepted');
  });

  test('nobody is asked when there are under two hours to answer in', async () => {
    house.clock.set('2027-02-02T15:30:00Z');
    await asaLeaves();
    expect(await states()).toBe('cancelled waiting waiting waiting');
  });

  test('more seats go to the line in its order; fewer throw nobody out', async () => {
    const resize = (seats: number) =>
      changeCapacity(house.services, world.seminars[0]?.id ?? 0, seats, 'operator');
    expect(await resize(3)).toBe('changed');
    expect(await states()).toBe('confirmed offered offered waiting');
    expect(await resize(0)).toBe('changed');
    expect(await resize(0)).toBe('same');
    expect(await states()).toBe('confirmed offered offered waiting');
    await asaLeaves();
    expect(await states()).toBe('cancelled offered offered waiting');
    expect(await changeCapacity(house.services, 999_999, 3, 'operator')).toBe('unknown');
  });

  test('leaving an offer gives it to the next; leaving the line changes no seat', async () => {
    await asaLeaves();
    expect(await leave(house.services, await person('cecilia'), 1)).toBe('left-line');
    expect(await leave(house.services, await person('bo'), 1)).toBe('left-line');
    expect(await states()).toBe('cancelled cancelled cancelled offered');
  });

  test('nothing can be left or answered once the morning has begun', async () => {
    await asaLeaves();
    house.clock.set('2027-02-03T07:00:00Z');
    expect(await leave(house.services, await person('cecilia'), 1)).toBe('over');
    expect(await answer('bo', 'accepted')).toBe('over');
  });

  test('a seminar that is not theirs, or not there', async () => {
    expect(await leave(house.services, await person('bo'), 2)).toBe('not-booked');
    expect(await leave(house.services, await person('bo'), 9)).toBe('not-booked');
    expect(await answerOffer(house.services, await person('bo'), 9, 'accepted')).toBe('run-out');
  });
});
