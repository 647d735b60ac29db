import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { answerOffer, changeCapacity, expireOffers, leave } from '../../src/bookings/index.ts';
import { cancelAll, signUp } from '../../src/registrations/index.ts';
import { findSignUpByAddress } from '../../src/registrations/store.ts';
import type { Services } from '../../src/services.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectNotOversold, expectSeatsRight } from '../support/invariants.ts';
import { addSeries, formOf, type World } from '../support/world.ts';

/** One random act of one of eight people at one of three mornings. */
const act = fc.record({
  verb: fc.constantFrom(
    'sign up',
    'whole',
    'leave',
    'accept',
    'decline',
    'expire',
    'resize',
    'cancel',
    'wait',
  ),
  who: fc.integer({ min: 0, max: 7 }),
  number: fc.integer({ min: 1, max: 3 }),
  amount: fc.integer({ min: 0, max: 4 }),
});
type Act = { verb: string; who: number; number: number; amount: number };

const hour = 3_600_000;

describeEngines('seats, line and offers', (engine) => {
  test('after any acts in any order no seat is oversold and none is free beside a line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
        const database = await engine.open({ twice: false });
        const { services, clock } = testServices(database);
        const world = await addSeries(database, { capacities: [2, 1, 3] });
        let before = new Map<number, number>();
        for (const one of acts) {
          if (one.verb === 'wait') clock.advance(one.amount * 11 * hour);
          else await perform(services, world, one);
          if (one.verb !== 'wait') await expectSeatsRight(database, clock.now());
          before = await expectNotOversold(database, before);
        }
      }),
      { numRuns: engine.name === 'sqlite' ? 40 : 12 },
    );
  });

  test('eight at once for three seats: three are seated and five wait in the order they came', async () => {
    const database = await engine.open();
    const { services, clock } = testServices(database);
    const world = await addSeries(database, { capacities: [3, 3, 3] });
    await Promise.all(
      Array.from({ length: 8 }, (_, who) =>
        perform(services, world, { verb: 'whole', who, number: 1, amount: 0 }),
      ),
    );
    await expectSeatsRight(database, clock.now());
    const { bookings } = database.read.tables;
    const rows = await database.read.select().from(bookings).orderBy(bookings.id);
    for (const seminar of world.seminars) {
      const states = rows.filter((row) => row.seminarId === seminar.id).map((row) => row.state);
      expect(states).toEqual([...Array(3).fill('confirmed'), ...Array(5).fill('waiting')]);
    }
  });

  test('sixteen at once through two services for ten seats: ten seated, six in line, nobody lost', async () => {
    const place = await engine.place();
    const [one, other] = [await openDatabase(place), await openDatabase(place)];
    onTestFinished(async () => {
      await one.close();
      await other.close();
    });
    const world = await addSeries(one, { capacities: [10, 10, 10] });
    const services = [testServices(one).services, testServices(other).services];
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, who) => {
        const form = formOf({ ...nobody, email: `person${who}@kommun.example` }, [3, 1, 2]);
        const request = {
          series: world.series,
          language: 'sv',
          form,
          idempotencyKey: null,
        } as const;
        return signUp({ ...services[who % 2], random: () => `seed${who}` } as Services, request);
      }),
    );
    expect(answers.map((answer) => answer.kind)).toEqual(Array(16).fill('done'));
    await expectSeatsRight(one, testServices(one).clock.now());
    const { bookings } = one.read.tables;
    const rows = await other.read.select().from(bookings).orderBy(bookings.id);
    for (const seminar of world.seminars) {
      const states = rows.filter((row) => row.seminarId === seminar.id).map((row) => row.state);
      expect(states).toEqual([...Array(10).fill('confirmed'), ...Array(6).fill('waiting')]);
    }
  });
});

const nobody = { name: 'Ingen Särskild', organisation: 'Sunne kommun' };

async function perform(services: Services, { series, seminars }: World, one: Act) {
  const email = `person${one.who}@kommun.example`;
  const { verb, number } = one;
  if (verb === 'sign up' || verb === 'whole') {
    const person = { name: `Person ${one.who}`, email, organisation: 'Sunne kommun' };
    const form = formOf(person, [number], { wholeSeries: verb === 'whole' });
    return signUp(services, { series, language: 'sv', form, idempotencyKey: null });
  }
  if (verb === 'expire') return expireOffers(services);
  if (verb === 'resize') {
    return changeCapacity(services, seminars[number - 1]?.id ?? 0, one.amount, 'operator');
  }
  const person = await findSignUpByAddress(services.database.read, series.id, email);
  if (!person) return;
  if (verb === 'leave') return leave(services, person, number);
  if (verb === 'cancel') return cancelAll(services, person);
  return answerOffer(services, person, number, verb === 'accept' ? 'accepted' : 'declined');
}
