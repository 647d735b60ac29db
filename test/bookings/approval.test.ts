import { beforeEach, expect, test } from 'vitest';
import type { InvitationFacts } from '../../src/bookings/facts.ts';
import {
  answerOffer,
  approveBooking,
  approveBookings,
  leave,
  refuseBooking,
  refuseBookings,
} from '../../src/bookings/index.ts';
import { addBookings, cancelAll, signUp } from '../../src/registrations/index.ts';
import { describeEngines } from '../support/database.ts';
import { cast, formOf } from '../support/world.ts';
import { type Name, organiser, setLimitsStage } from './limits-stage.ts';

describeEngines('a seminar that asks for approval', (engine) => {
  let stage: Awaited<ReturnType<typeof setLimitsStage>>;

  /** Two seats; Åsa, Bo and Cecilia have asked, in that order. */
  beforeEach(async () => {
    stage = await setLimitsStage(engine, 2);
    await stage.limit({ needsApproval: true });
    await stage.signUp('asa', 'bo', 'cecilia');
  });

  const approve = async (name: Name) =>
    approveBooking(stage.services, (await stage.bookingOf(name)).id, organiser);
  const refuse = async (name: Name, because: string | null = null) =>
    refuseBooking(stage.services, (await stage.bookingOf(name)).id, because, organiser);

  test('takes no seat and no place in the line until it is answered, and sends no invitation', async () => {
    expect(await stage.states()).toBe('requested requested requested');
    expect(await stage.letters()).toEqual(['summary asa', 'summary bo', 'summary cecilia']);
  });

  test('approved while there are seats they are seated; then they wait, by when they asked', async () => {
    expect(await approve('cecilia')).toBe('seated');
    expect(await approve('bo')).toBe('seated');
    expect(await approve('asa')).toBe('in-line');
    await stage.signUp('dag', 'eva');
    expect(await approve('eva')).toBe('in-line');
    expect(await approve('dag')).toBe('in-line');
    expect(await stage.states()).toBe('waiting confirmed confirmed waiting waiting');
    await leave(stage.services, await stage.person('bo'), 1);
    await leave(stage.services, await stage.person('cecilia'), 1);
    expect(await stage.states()).toBe('offered cancelled cancelled offered waiting');
    expect((await stage.letters()).filter((one) => /asa|eva/.test(one))).toEqual([
      'summary asa',
      'booking-approved asa',
      'summary eva',
      'booking-approved eva',
      'offer asa',
    ]);
  });

  test('the invitation is their first, and says that the organiser said yes', async () => {
    await approve('asa');
    const { outbox } = stage.database.read.tables;
    const rows = await stage.database.read.select().from(outbox).orderBy(outbox.id);
    const facts = rows.at(-1)?.facts as InvitationFacts;
    expect(facts).toMatchObject({ reason: 'approved', method: 'REQUEST', sequence: 0 });
    expect(await stage.bookingOf('asa')).toMatchObject({ state: 'confirmed', sequence: 0 });
  });

  test('many are answered at once, in the order in which they asked', async () => {
    const ids = (await stage.bookings()).map(({ id }) => id);
    const answered = await approveBookings(stage.services, ids.toReversed(), organiser);
    expect(answered).toEqual({ answered: 3, seated: 2, passedOver: 0 });
    expect(await stage.states()).toBe('confirmed confirmed waiting');
    const again = await approveBookings(stage.services, [...ids, 999_999], organiser);
    expect(again).toEqual({ answered: 0, seated: 0, passedOver: 4 });
  });

  test('refused they are told, once, with the reason; and may ask again', async () => {
    expect(await refuse('bo', 'Bara för nya')).toBe('refused');
    expect(await refuse('bo')).toBe('not-asking');
    expect(await approve('bo')).toBe('not-asking');
    expect(await stage.bookingOf('bo')).toMatchObject({
      state: 'refused',
      refusedBecause: 'Bara för nya',
    });
    expect((await stage.letters()).at(-1)).toBe('booking-refused bo');
    await stage.signUp('bo');
    expect(await stage.states()).toBe('requested refused requested requested');
    const ids = (await stage.bookings()).map(({ id }) => id);
    expect(await refuseBookings(stage.services, ids, null, organiser)).toMatchObject({
      answered: 3,
    });
  });

  test('without letters where the organiser wants none', async () => {
    const { id } = await stage.bookingOf('asa');
    await approveBooking(stage.services, id, { ...organiser, letters: 'withhold' });
    const { outbox } = stage.database.read.tables;
    const rows = await stage.database.read.select().from(outbox);
    expect(rows.find(({ kind }) => kind === 'invitation')?.state).toBe('withheld');
  });

  test('a request is withdrawn, by itself or with all the rest, and nothing else moves', async () => {
    const version = await stage.version();
    expect(await leave(stage.services, await stage.person('asa'), 1)).toBe('withdrawn');
    expect(await cancelAll(stage.services, await stage.person('bo'))).toBe(1);
    expect(await stage.states()).toBe('cancelled cancelled requested');
    expect(await stage.version()).toBe(version);
    expect((await stage.letters()).filter((one) => !one.startsWith('summary'))).toEqual([]);
  });

  test('a request is no offer: it cannot be accepted or declined', async () => {
    for (const answer of ['accepted', 'declined'] as const) {
      const answered = await answerOffer(stage.services, await stage.person('asa'), 1, answer);
      expect(answered).toBe('run-out');
    }
    expect(await stage.states()).toBe('requested requested requested');
  });

  test('whom an organiser signs up has the yes already', async () => {
    const form = formOf(cast.dag, [1]);
    const sent = { series: stage.world.series, language: 'sv', idempotencyKey: null } as const;
    await signUp(stage.services, { ...sent, form, by: organiser });
    expect(await stage.states()).toBe('requested requested requested confirmed');
    await refuse('asa');
    await addBookings(stage.services, await stage.person('asa'), [1], organiser);
    expect(await stage.states()).toBe('refused requested requested confirmed confirmed');
  });

  test('turned off, those who ask are let in, in their order', async () => {
    await refuse('asa');
    await stage.signUp('dag');
    const set = await stage.limit({});
    expect(set.kind).toBe('changed');
    expect(await stage.states()).toBe('refused confirmed confirmed waiting');
    expect((await stage.letters()).slice(-3)).toEqual([
      'invitation bo',
      'invitation cecilia',
      'booking-approved dag',
    ]);
    await stage.signUp('eva');
    expect(await stage.states()).toBe('refused confirmed confirmed waiting waiting');
  });

  test('turned on, those who have a seat or a place keep it', async () => {
    await stage.limit({});
    expect((await stage.limit({ needsApproval: true })).kind).toBe('changed');
    await stage.signUp('dag');
    expect(await stage.states()).toBe('confirmed confirmed waiting requested');
    expect((await stage.limit({ needsApproval: true })).kind).toBe('same');
  });

  test('too late to ask the line, a yes goes past nobody who asked before', async () => {
    await stage.limit({});
    await stage.limit({ needsApproval: true });
    await stage.signUp('dag');
    stage.clock.set('2027-02-02T15:30:00Z');
    await leave(stage.services, await stage.person('asa'), 1);
    expect(await approve('dag')).toBe('in-line');
    expect(await stage.states()).toBe('cancelled confirmed waiting waiting');
  });

  test('when it has begun there is nothing to answer', async () => {
    stage.clock.set(stage.seminar.startsAt);
    expect(await approve('asa')).toBe('not-asking');
    expect(await refuse('asa')).toBe('not-asking');
    expect((await stage.limit({})).kind).toBe('past');
    expect(await stage.states()).toBe('requested requested requested');
  });
});
