import { beforeEach, expect, test } from 'vitest';
import {
  changeCapacity,
  leave,
  listPublicSeats,
  releaseHeld,
  settleLines,
} from '../../src/bookings/index.ts';
import { matchOrganisation } from '../../src/organisations/index.ts';
import type { SummaryFacts } from '../../src/registrations/facts.ts';
import { changeDetails } from '../../src/registrations/index.ts';
import { moveSeminar } from '../../src/series/index.ts';
import { mergeInto } from '../organisations/merging.ts';
import { describeEngines } from '../support/database.ts';
import { formOf } from '../support/world.ts';
import { setLimitsStage } from './limits-stage.ts';

const until = new Date('2027-01-20T11:00:00Z');
const block = (name: string, seats: number) => ({ held: [{ name, seats, until }] });

describeEngines('held seats', (engine) => {
  let stage: Awaited<ReturnType<typeof setLimitsStage>>;

  /** Two seats, of which one is held for Karlstad till a week from now; Bo has the other. */
  beforeEach(async () => {
    stage = await setLimitsStage(engine, 2);
    expect((await stage.limit(block('Karlstads kommun', 1))).kind).toBe('changed');
    await stage.signUp('bo', 'cecilia', 'dag');
  });

  const limited = async () => {
    const { read } = stage.database;
    const rows = await read.select().from(read.tables.seminars);
    return rows.find(({ id }) => id === stage.seminar.id)?.limited;
  };
  const publicSeats = async () => {
    const { read } = stage.database;
    const seminars = await read.select().from(read.tables.seminars);
    return (await listPublicSeats(read, seminars, stage.clock.now())).get(stage.seminar.id)?.seats;
  };

  test('are for their own, who pass the line; the others wait, and are told why', async () => {
    expect(await stage.states()).toBe('confirmed waiting waiting');
    await stage.signUp('asa', 'eva');
    expect(await stage.states()).toBe('confirmed waiting waiting confirmed waiting');
    const { outbox } = stage.database.read.tables;
    const rows = await stage.database.read.select().from(outbox);
    const told = (name: string) => {
      const letter = rows.find(
        ({ kind, recipientEmail }) => kind === 'summary' && recipientEmail.startsWith(name),
      );
      return (letter?.facts as SummaryFacts | undefined)?.bookings[0];
    };
    const held = { kind: 'held', organisations: ['Karlstads kommun'], until: until.toISOString() };
    expect(told('cecilia')).toMatchObject({ state: 'waiting', place: 1, limit: held });
    expect(told('eva')).toMatchObject({ state: 'waiting', place: 3, limit: { kind: 'full' } });
  });

  test('are let go by themselves when their time is out, and offered on, once', async () => {
    stage.clock.set(new Date(until.getTime() - 1));
    expect(await releaseHeld(stage.services)).toBe(0);
    expect(await stage.states()).toBe('confirmed waiting waiting');
    stage.clock.set(until);
    const version = await stage.version();
    expect(await releaseHeld(stage.services)).toBe(1);
    expect(await releaseHeld(stage.services)).toBe(0);
    expect(await stage.states()).toBe('confirmed offered waiting');
    expect(await limited()).toBe(false);
    expect(await stage.version()).toBeGreaterThan(version);
    expect((await stage.letters()).at(-1)).toBe('offer cecilia');
  });

  test('hold no longer than their time, whether or not the worker has been by', async () => {
    stage.clock.set(until);
    await leave(stage.services, await stage.person('dag'), 1);
    expect((await stage.bookings()).map(({ state }) => state)).toEqual([
      ...['confirmed', 'offered', 'cancelled'],
    ]);
    expect(await limited()).toBe(true);
    await releaseHeld(stage.services);
    expect(await stage.states()).toBe('confirmed offered cancelled');
  });

  test('are let go by an organiser, and the line is asked in the same unit', async () => {
    expect((await stage.limit({})).kind).toBe('changed');
    expect(await stage.states()).toBe('confirmed offered waiting');
    const { history, seatLimits } = stage.database.read.tables;
    const events = await stage.database.read.select().from(history).orderBy(history.id);
    expect(events.filter(({ event }) => event === 'seminar.limits_changed')).toHaveLength(2);
    const rows = await stage.database.read.select().from(seatLimits);
    expect(rows.map(({ releasedAt }) => releasedAt)).toEqual([stage.clock.now()]);
  });

  test('count as taken where the public is told what is left', async () => {
    expect(await publicSeats()).toEqual({ kind: 'full', inLine: 2 });
    await changeCapacity(stage.services, stage.seminar.id, 6, 'operator');
    expect(await stage.states()).toBe('confirmed offered offered');
    expect(await publicSeats()).toEqual({ kind: 'few', left: 2 });
    stage.clock.set(until);
    expect(await publicSeats()).toEqual({ kind: 'few', left: 3 });
  });

  test('keep the number of seats from being lowered under them', async () => {
    const resize = (seats: number) =>
      changeCapacity(stage.services, stage.seminar.id, seats, 'operator');
    expect(await resize(0)).toBe('under-held');
    expect(await resize(1)).toBe('changed');
    expect(await stage.states()).toBe('confirmed waiting waiting');
  });

  test('are used by whoever joins the organisation, and free when they leave it', async () => {
    const bo = await stage.person('bo');
    const karlstad = formOf(
      { ...bo, email: bo.email ?? '', organisation: 'Karlstads kommun' },
      [1],
    );
    await changeDetails(stage.services, bo, karlstad);
    expect(await stage.states()).toBe('confirmed offered waiting');
    const sunne = { ...karlstad, organisation: 'Sunne kommun' };
    await changeDetails(stage.services, await stage.person('bo'), sunne);
    expect(await stage.states()).toBe('confirmed offered waiting');
  });

  test('are for the organisation after merging, and the line is asked by the worker', async () => {
    const [from, into] = await stage.database.write(async (tx) => {
      const at = stage.clock.now();
      const one = await matchOrganisation(tx, 'Bolaget AB', '', at);
      return [one.id, (await matchOrganisation(tx, 'Karlstads kommun', '', at)).id];
    });
    await mergeInto(stage.database, from ?? 0, into ?? 0);
    expect(await settleLines(stage.services)).toBe(1);
    expect(await stage.states()).toBe('confirmed waiting offered');
    expect(await settleLines(stage.services)).toBe(0);
  });
});

describeEngines('a seat that stands free beside a line', (engine) => {
  test('is offered when the seminar is moved to later', async () => {
    const stage = await setLimitsStage(engine, 1);
    await stage.signUp('asa', 'bo');
    stage.clock.set('2027-02-02T15:30:00Z');
    await leave(stage.services, await stage.person('asa'), 1);
    expect(await stage.states()).toBe('cancelled waiting');
    expect(await settleLines(stage.services)).toBe(0);
    const later = {
      startsAt: new Date('2027-02-24T07:00:00Z'),
      endsAt: new Date('2027-02-24T09:00:00Z'),
    };
    expect(await moveSeminar(stage.services, stage.seminar.id, later, 'operator')).toBe('moved');
    expect(await settleLines(stage.services)).toBe(1);
    expect(await stage.states()).toBe('cancelled offered');
  });
});

describeEngines('limits that cannot stand', (engine) => {
  const municipality = 'municipality' as const;
  test.each([
    ['more held than there are seats', block('Sunne kommun', 3), 'heldOver'],
    [
      'more held for one than it may have',
      { ...block('Sunne kommun', 2), organisations: [{ name: 'Sunne kommun', seats: 1 }] },
      'heldOverOwn',
    ],
    [
      'more held for one than each may have',
      { ...block('Sunne kommun', 2), each: 1 },
      'heldOverOwn',
    ],
    [
      'more held in a sector than it may have',
      { ...block('Sunne kommun', 2), sectors: [{ sector: municipality, seats: 1 }] },
      'heldOverSector',
    ],
    [
      'one organisation by two spellings',
      {
        organisations: [
          { name: 'Sunne kommun', seats: 1 },
          { name: 'sunne  kommun', seats: 2 },
        ],
      },
      'twice',
    ],
  ])('%s', async (_why, wanted, message) => {
    const stage = await setLimitsStage(engine, 2);
    expect(await stage.limit(wanted)).toMatchObject({
      kind: 'invalid',
      errors: [{ message: `limits.errors.${message}` }],
    });
    const { read } = stage.database;
    expect(await read.select().from(read.tables.seatLimits)).toEqual([]);
    expect((await stage.limit({}, 'seen')).kind).toBe('same');
  });
});
