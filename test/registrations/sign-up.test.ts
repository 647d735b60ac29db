import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../src/bookings/index.ts';
import type { SummaryFacts } from '../../src/registrations/facts.ts';
import { cancelAll, type SignUpForm, signUp } from '../../src/registrations/index.ts';
import { findSignUpByAddress } from '../../src/registrations/store.ts';
import { testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const hour = 3_600_000;

describeEngines('a sign-up', (engine) => {
  let world: World;
  let test_: ReturnType<typeof testServices>;

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [2, 1, 0] });
    test_ = testServices(database);
  });

  const send = (form: SignUpForm, idempotencyKey: string | null = null) =>
    signUp(test_.services, { series: world.series, language: 'sv', form, idempotencyKey });

  const letters = async () => {
    const { read } = test_.services.database;
    const rows = await read.select().from(read.tables.outbox).orderBy(read.tables.outbox.id);
    return rows.map((row) => ({ ...row, facts: row.facts as SummaryFacts }));
  };
  const bookings = async () => {
    const { read } = test_.services.database;
    return read.select().from(read.tables.bookings).orderBy(read.tables.bookings.id);
  };
  const person = async (email: string) => {
    const found = await findSignUpByAddress(test_.services.database.read, world.series.id, email);
    if (!found) throw new Error('not signed up');
    return found;
  };

  test('for the whole series: two are booked, the third waits, one summary and two invitations', async () => {
    await expect(send(formOf(cast.asa, [], { wholeSeries: true }))).resolves.toMatchObject({
      kind: 'done',
    });
    expect((await bookings()).map((row) => row.state)).toEqual([
      'confirmed',
      'confirmed',
      'waiting',
    ]);
    const [summary, ...invitations] = await letters();
    expect(summary?.kind).toBe('summary');
    expect(summary?.facts.bookings.map(({ state, place }) => ({ state, place }))).toEqual([
      { state: 'confirmed', place: null },
      { state: 'confirmed', place: null },
      { state: 'waiting', place: 1 },
    ]);
    expect(invitations.map(({ kind, sequence, lane }) => ({ kind, sequence, lane }))).toEqual([
      { kind: 'invitation', sequence: 0, lane: 4 },
      { kind: 'invitation', sequence: 0, lane: 4 },
    ]);
    await expectSeatsRight(test_.services.database, test_.clock.now());
  });

  test('the same form with the same key is the same submission, with no new letter', async () => {
    const form = formOf(cast.asa, [1]);
    const first = await send(form, 'key');
    expect(await send(form, 'key')).toEqual(first);
    expect(await bookings()).toHaveLength(1);
    expect(await letters()).toHaveLength(2);
  });

  test('twenty at once with the same key are one', async () => {
    const form = formOf(cast.asa, [1, 2]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(form, 'key')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await letters()).toHaveLength(3);
  });

  test('without a key a second press of the button is the same submission, an hour later a new one', async () => {
    const form = formOf(cast.asa, [1, 2]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(form)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await letters()).toHaveLength(3);
    test_.clock.advance(hour);
    expect(await send(form)).not.toEqual(answers[0]);
    expect(await bookings()).toHaveLength(2);
    expect(await letters()).toHaveLength(4);
  });

  test('the same key with any field changed is a new submission: a colleague', async () => {
    await send(formOf(cast.asa, [1]), 'key');
    await send(formOf({ ...cast.asa, email: cast.bo.email }, [1]), 'key');
    expect((await bookings()).map((row) => row.state)).toEqual(['confirmed', 'confirmed']);
  });

  test('the same key after a day, or after what it made was cancelled, is a new submission', async () => {
    const form = formOf(cast.asa, [1]);
    const first = await send(form, 'key');
    await leave(test_.services, await person(cast.asa.email), 1);
    const second = await send(form, 'key');
    expect(second).not.toEqual(first);
    test_.clock.advance(25 * hour);
    expect(await send(form, 'key')).not.toEqual(second);
  });

  test('1 today and 1 and 2 tomorrow: two bookings, what was there stays, one invitation more', async () => {
    await send(formOf(cast.asa, [1]));
    test_.clock.advance(24 * hour);
    await send(formOf(cast.asa, [1, 2]));
    expect(await bookings()).toHaveLength(2);
    const [, , summary, invitation] = await letters();
    expect(summary?.facts.reason).toBe('added');
    expect(summary?.facts.bookings.map(({ added }) => added)).toEqual([false, true]);
    expect(invitation?.kind).toBe('invitation');
    expect(await letters()).toHaveLength(4);
  });

  test('never changes name, organisation or role: the letter says what was typed', async () => {
    await send(formOf(cast.asa, [1]));
    test_.clock.advance(hour);
    await send(formOf({ ...cast.asa, name: 'Någon Annan', organisation: 'MSB' }, [2]));
    expect(await person(cast.asa.email)).toMatchObject({ name: cast.asa.name });
    const summary = (await letters()).at(-2);
    expect(summary?.facts.typedOtherwise).toEqual([
      { field: 'name', typed: 'Någon Annan', stands: cast.asa.name },
      { field: 'organisation', typed: 'MSB', stands: cast.asa.organisation },
    ]);
  });

  test('a cancelled person who comes back keeps the calendar uid, with a higher SEQUENCE', async () => {
    await send(formOf(cast.asa, [1]));
    await cancelAll(test_.services, await person(cast.asa.email));
    test_.clock.advance(hour);
    await send(formOf(cast.asa, [1]));
    const invitations = (await letters()).filter((letter) => letter.kind === 'invitation');
    expect(new Set(invitations.map((letter) => letter.calendarUid)).size).toBe(1);
    expect(invitations.map((letter) => letter.sequence)).toEqual([0, 1, 2]);
  });

  test('a seminar that has begun or is cancelled is refused by name, and nothing is made', async () => {
    test_.clock.set('2027-02-03T07:00:00Z');
    expect(await send(formOf(cast.asa, [1, 2]))).toEqual({
      kind: 'closed',
      seminars: [{ number: 1, why: 'closed' }],
    });
    expect(await bookings()).toHaveLength(0);
    await expect(send(formOf(cast.asa, [], { wholeSeries: true }))).resolves.toMatchObject({
      kind: 'done',
    });
    expect(await bookings()).toHaveLength(2);
  });

  test('letters of two submissions an hour, then one that says so, then none', async () => {
    for (const numbers of [[1], [2], [3], [1, 2]]) await send(formOf(cast.asa, numbers));
    const kinds = (await letters()).map((letter) => letter.kind);
    expect(kinds).toEqual(['summary', 'invitation', 'summary', 'invitation', 'many-changes']);
  });

  test('a fourth submission for an address within ten minutes is refused', async () => {
    test_.services.config = { ...test_.services.config, signUpsPerAddress: 3 };
    for (const numbers of [[1], [2], [3]]) await send(formOf(cast.asa, numbers));
    expect(await send(formOf(cast.asa, [1, 2]))).toEqual({ kind: 'too-many' });
    test_.clock.advance(11 * 60_000);
    await expect(send(formOf(cast.asa, [1, 2]))).resolves.toMatchObject({ kind: 'done' });
  });
});
