import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import {
  answerOffer,
  approveBookings,
  changeCapacity,
  expireOffers,
  leave,
  refuseBookings,
  releaseHeld,
  settleLines,
} from '../../src/bookings/index.ts';
import { setLimits } from '../../src/bookings/set-limits.ts';
import type { WantedLimits } from '../../src/bookings/wanted-limits.ts';
import { matchOrganisation } from '../../src/organisations/index.ts';
import { cancelAll, changeDetails, signUp } from '../../src/registrations/index.ts';
import { findSignUpByAddress } from '../../src/registrations/store.ts';
import type { Services } from '../../src/services.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { mergeInto } from '../organisations/merging.ts';
import { testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { addSeries, formOf, type World } from '../support/world.ts';
import { seatsHeldTo } from './limits-held-to.ts';

const organisations = ['Sunne kommun', 'Karlstads kommun', 'Bolaget AB', 'Kil'];
const hour = 3_600_000;
const organiser = { actor: 'organiser:1', letters: 'send' } as const;

const seats = fc.integer({ min: 1, max: 3 });
const someSeats = fc.option(seats, { nil: null });
const organisation = fc.constantFrom(...organisations);

/** Limits as an organiser might wish for, held from one hour to two days. */
const wish = fc.record({
  needsApproval: fc.boolean(),
  each: someSeats,
  sectors: fc.uniqueArray(
    fc.record({ sector: fc.constantFrom('municipality' as const, 'company' as const), seats }),
    { selector: ({ sector }) => sector, maxLength: 2 },
  ),
  organisations: fc.uniqueArray(fc.record({ name: organisation, seats }), {
    selector: ({ name }) => name,
    maxLength: 2,
  }),
  held: fc.array(fc.record({ name: organisation, seats, hours: fc.integer({ min: 1, max: 48 }) }), {
    maxLength: 2,
  }),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

const act = fc.record({
  verb: fc.constantFrom(
    ...['sign up', 'sign up', 'sign up', 'organiser signs up', 'leave', 'accept', 'decline'],
    ...[
      'expire',
      'resize',
      'cancel',
      'wait',
      'limit',
      'limit',
      'approve',
      'refuse',
      'move',
      'merge',
    ],
  ),
  who: fc.integer({ min: 0, max: 9 }),
  amount: fc.integer({ min: 0, max: 5 }),
  wish,
});
type Act = { verb: string; who: number; amount: number; wish: Wish };

describeEngines('seats within limits', (engine) => {
  test('after any acts in any order nobody waits who may have a free seat, and no limit is passed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 40, maxLength: 90 }), async (acts) => {
        const database = await engine.open({ twice: false });
        const { services, clock } = testServices(database);
        const world = await addSeries(database, { capacities: [4] });
        for (const one of acts) {
          const before = await seatsHeldTo(database);
          if (one.verb === 'wait') clock.advance(one.amount * 7 * hour);
          else await perform(services, world, one);
          await releaseHeld(services);
          if (one.verb === 'merge') await settleLines(services);
          await expectSeatsRight(database, clock.now());
          const belongElsewhere = ['move', 'merge'].includes(one.verb);
          if (!belongElsewhere) (await seatsHeldTo(database)).expectNoWorseThan(before);
        }
      }),
      { numRuns: engine.name === 'sqlite' ? 20 : 6 },
    );
  }, 60_000);

  test('many at once through two services for the last seat of a sector, and for held ones', async () => {
    const place = await engine.place();
    const [one, other] = [await openDatabase(place), await openDatabase(place)];
    onTestFinished(async () => {
      await one.close();
      await other.close();
    });
    const world = await addSeries(one, { capacities: [10] });
    const services = [testServices(one).services, testServices(other).services];
    const [first] = services;
    if (!first) throw new Error('No service');
    const until = new Date('2027-02-01T11:00:00Z');
    const wanted: WantedLimits = {
      ...{ needsApproval: false, each: null, organisations: [] },
      sectors: [{ sector: 'municipality', seats: 1 }],
      held: [{ name: 'Bolaget AB', seats: 2, until }],
    };
    const seminarId = world.seminars[0]?.id ?? 0;
    expect((await setLimits(first, seminarId, wanted, 'organiser:1')).kind).toBe('changed');
    await Promise.all(
      Array.from({ length: 20 }, (_, who) => {
        const organisation =
          ['Sunne kommun', 'Länsstyrelsen Värmland', 'Bolaget AB'][who % 3] ?? '';
        const email = `person${who}@kommun.example`;
        const form = formOf({ name: 'Ingen Särskild', email, organisation }, [1]);
        const sent = { series: world.series, language: 'sv', form, idempotencyKey: null } as const;
        return signUp({ ...services[who % 2], random: () => `seed${who}` } as Services, sent);
      }),
    );
    await expectSeatsRight(one, testServices(one).clock.now());
    const { bookings, signUps } = one.read.tables;
    const people = await one.read.select().from(signUps);
    const seated = (await other.read.select().from(bookings)).filter(
      ({ state }) => state === 'confirmed',
    );
    const of = (name: string) =>
      seated.filter(({ signUpId }) =>
        people.some((row) => row.id === signUpId && row.organisationAsTyped === name),
      ).length;
    expect(of('Sunne kommun')).toBe(1);
    expect(of('Bolaget AB')).toBeGreaterThanOrEqual(2);
    expect(seated.length).toBe(10);
  });
});

async function perform(services: Services, { series, seminars }: World, one: Act) {
  const { verb, who, amount } = one;
  const { database } = services;
  const id = seminars[0]?.id ?? 0;
  const email = `person${who}@kommun.example`;
  const organisation = organisations[who % organisations.length] ?? '';
  const details = formOf({ name: `Person ${who}`, email, organisation }, [1]);
  if (verb === 'sign up' || verb === 'organiser signs up') {
    const by = verb === 'sign up' ? {} : { by: organiser };
    const sent = { series, language: 'sv', form: details, idempotencyKey: null } as const;
    return signUp(services, { ...sent, ...by });
  }
  if (verb === 'expire') return expireOffers(services);
  if (verb === 'resize') return changeCapacity(services, id, amount, 'operator');
  if (verb === 'limit') return setLimits(services, id, wanted(services, one.wish), 'organiser:1');
  if (verb === 'merge') return merge(services, who, amount);
  if (verb === 'approve' || verb === 'refuse') {
    const ids = (await database.read.select().from(database.read.tables.bookings)).map(
      (row) => row.id,
    );
    const some = ids.filter((row) => row % 2 === who % 2);
    if (verb === 'approve') return approveBookings(services, some, organiser);
    return refuseBookings(services, some.slice(0, 1), 'Fullt', organiser);
  }
  const person = await findSignUpByAddress(database.read, series.id, email);
  if (!person) return;
  if (verb === 'move') {
    const elsewhere = organisations[amount % organisations.length] ?? '';
    return changeDetails(services, person, { ...details, organisation: elsewhere });
  }
  if (verb === 'leave') return leave(services, person, 1);
  if (verb === 'cancel') return cancelAll(services, person);
  return answerOffer(services, person, 1, verb === 'accept' ? 'accepted' : 'declined');
}

function wanted({ clock }: Services, { held, ...rest }: Wish): WantedLimits {
  const until = (hours: number) => new Date(clock().getTime() + hours * hour);
  return { ...rest, held: held.map(({ hours, ...one }) => ({ ...one, until: until(hours) })) };
}

/** Two of the organisations become one, if neither is another already. */
async function merge({ database, clock }: Services, who: number, amount: number) {
  const pair = [organisations[who % 4] ?? '', organisations[amount % 4] ?? ''];
  const [from, into] = await database.write(async (tx) => {
    const ids: number[] = [];
    for (const name of pair) ids.push((await matchOrganisation(tx, name, '', clock())).id);
    return ids;
  });
  if (from !== into) await mergeInto(database, from ?? 0, into ?? 0);
}
