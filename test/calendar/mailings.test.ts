import { beforeEach, describe, expect, test } from 'vitest';
import { expandMailing } from '../../src/calendar/mailings.ts';
import type { InvitationFacts } from '../../src/registrations/facts.ts';
import type { Services } from '../../src/services.ts';
import type { Database } from '../../src/storage/database.ts';
import type { BookingState, MailingKind } from '../../src/storage/values.ts';
import { type Clock, testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { addSeries, type World } from '../support/world.ts';
import { addPeople, addPerson, changeBooking, changeSeminar, type NewPerson } from './world.ts';

describeEngines('mailings', (engine) => {
  let database: Database;
  let services: Services;
  let clock: Clock;
  let world: World;

  beforeEach(async () => {
    database = await engine.open();
    ({ services, clock } = testServices(database));
    world = await addSeries(database, { slug: 'oppna-data' });
  });

  const seminarId = () => world.seminars[1]?.id ?? 0;
  const add = (state: BookingState, more: Partial<NewPerson> = {}) => {
    const sequence = state === 'waiting' || state === 'offered' ? null : 0;
    const bookings = [{ seminarId: seminarId(), state, sequence }];
    return addPerson(database, world.series.id, { bookings, ...more });
  };
  const plan = (kind: MailingKind) =>
    database.write(async (tx) => {
      const row = { kind, seminarId: seminarId(), createdAt: clock.now() };
      await tx.insert(tx.tables.mailings).values(row);
    });
  const move = async (venue: string) => {
    await changeSeminar(database, seminarId(), { venue });
    await plan('seminar.moved');
  };
  const cancel = async () => {
    await changeSeminar(database, seminarId(), { cancelledAt: clock.now() });
    await plan('seminar.cancelled');
  };
  const expandAll = async () => {
    let turns = 0;
    while (await expandMailing(services)) turns += 1;
    return turns;
  };
  const letters = async () => {
    const { outbox } = database.read.tables;
    const rows = await database.read.select().from(outbox).orderBy(outbox.id);
    return rows.map((row) => ({ ...row, facts: row.facts as InvitationFacts }));
  };
  const briefly = async () =>
    (await letters()).map(({ recipientEmail, kind, lane, sequence, facts }) =>
      [recipientEmail, kind, lane, sequence, facts.method, facts.seminar.venue].join(' '),
    );

  test('do nothing when there is none', async () => {
    await add('confirmed');
    expect(await expandMailing(services)).toBe(false);
    expect(await letters()).toEqual([]);
  });

  describe('of a moved seminar', () => {
    test('go to those with a seat and, without a calendar part, to those who wait', async () => {
      await add('confirmed', { email: 'asa@kommun.example' });
      await add('waiting', { email: 'bo@kommun.example' });
      await add('offered', { email: 'cilla@kommun.example' });
      await add('requested', { email: 'dag@kommun.example' });
      for (const state of ['cancelled', 'declined', 'expired'] as const) await add(state);
      await addPerson(database, world.series.id, {
        bookings: [{ seminarId: world.seminars[0]?.id ?? 0, state: 'confirmed', sequence: 0 }],
      });
      await add('confirmed', { email: null });
      await move('Museet');
      await expandAll();
      const told = [
        'asa@kommun.example invitation 5 1 REQUEST Museet',
        'bo@kommun.example seminar-moved 5   Museet',
        'cilla@kommun.example seminar-moved 5   Museet',
        'dag@kommun.example seminar-moved 5   Museet',
      ];
      expect((await briefly()).toSorted()).toEqual(told);
      const { mailings } = database.read.tables;
      await database.write((tx) => tx.update(mailings).set({ doneAt: null, cursor: 0 }));
      await expandAll();
      expect((await briefly()).toSorted()).toEqual(told);
    });

    test('say it in the language of the sign-up, with the next SEQUENCE (CAL-03)', async () => {
      const { signUp, bookings } = await add('confirmed', { language: 'en' });
      await move('Museet');
      await expandAll();
      const [letter] = await letters();
      const uid = bookings[0]?.calendarUid;
      expect(letter).toMatchObject({
        businessKey: `invitation:${uid}:1`,
        language: 'en',
        signUpId: signUp.id,
        calendarUid: uid,
        facts: {
          reason: 'moved',
          uid,
          sequence: 1,
          stamp: clock.now().toISOString(),
          seminar: { theme: 'Tema 2 (en)' },
        },
      });
      const [booking] = await database.read.select().from(database.read.tables.bookings);
      expect(booking?.sequence).toBe(1);
    });

    test('are not written to those whose invitation says it already', async () => {
      await add('confirmed');
      await move('Museet');
      await move('Slottet');
      await expandAll();
      expect((await briefly()).map((line) => line.split(' ').pop())).toEqual(['Slottet']);
      await plan('seminar.moved');
      await expandAll();
      expect(await letters()).toHaveLength(1);
    });

    test('are written to one who booked as it moved, whatever the clocks say', async () => {
      const { bookings } = await add('confirmed');
      await move('Museet');
      await changeBooking(database, bookings[0]?.id ?? 0, {
        stateAt: new Date(clock.now().getTime() + 5000),
      });
      await expandAll();
      expect(await letters()).toHaveLength(1);
    });

    test('are not written when it is cancelled by then', async () => {
      await add('confirmed');
      await move('Museet');
      await cancel();
      await expandAll();
      expect((await letters()).map(({ facts }) => facts.method)).toEqual(['CANCEL']);
    });
  });

  describe('of a cancelled seminar', () => {
    test('cancel for those with a seat, and tell those who wait (CAL-06)', async () => {
      await add('confirmed', { email: 'asa@kommun.example' });
      await add('waiting', { email: 'bo@kommun.example' });
      await add('offered', { email: 'cilla@kommun.example' });
      await add('cancelled');
      await cancel();
      await expandAll();
      expect(await briefly()).toEqual([
        'asa@kommun.example invitation 2 1 CANCEL Residenset',
        'bo@kommun.example seminar-cancelled 2   Residenset',
        'cilla@kommun.example seminar-cancelled 2   Residenset',
      ]);
      expect((await letters())[0]?.facts.reason).toBe('seminar-cancelled');
    });
  });

  describe('in many units', () => {
    const people = 205;
    const addMany = () => {
      const seat = { seminarId: seminarId(), state: 'confirmed', sequence: 0 } as const;
      const many = Array.from({ length: people }, () => ({ bookings: [seat] }));
      return addPeople(database, world.series.id, many);
    };
    const eachOnce = async () => {
      const keys = (await letters()).map(({ businessKey }) => businessKey);
      expect(keys).toHaveLength(people);
      expect(new Set(keys).size).toBe(people);
      expect(keys.every((key) => key.endsWith(':1'))).toBe(true);
    };

    test('write to each once, a hundred at a time, oldest mailing first', async () => {
      await addMany();
      await move('Museet');
      await expandMailing(services);
      expect(await letters()).toHaveLength(100);
      await move('Slottet');
      expect(await expandAll()).toBe(5);
      const venues = (await letters()).map(({ facts }) => facts.seminar.venue);
      expect(venues.filter((venue) => venue === 'Museet')).toHaveLength(100);
      expect(venues.filter((venue) => venue === 'Slottet')).toHaveLength(people);
      const { mailings } = database.read.tables;
      const done = await database.read.select().from(mailings);
      expect(done.map(({ doneAt }) => doneAt)).toEqual([clock.now(), clock.now()]);
    });

    test('are shared by two workers without doubling', async () => {
      await addMany();
      await move('Museet');
      await Promise.all([expandAll(), expandAll(), expandAll()]);
      await eachOnce();
    });

    test('lose nothing when a unit is broken off', async () => {
      await addMany();
      await move('Museet');
      await expandMailing(services);
      const broken: Services = {
        ...services,
        database: {
          ...database,
          write: (work) =>
            database.write(async (tx) => {
              await work(tx);
              throw new Error('The power went');
            }),
        },
      };
      await expect(expandMailing(broken)).rejects.toThrow('The power went');
      expect(await letters()).toHaveLength(100);
      await expandAll();
      await eachOnce();
    });
  });
});
