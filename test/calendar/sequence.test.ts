import fc from 'fast-check';
import { expect, test } from 'vitest';
import { book, leave, lockSeminars } from '../../src/bookings/index.ts';
import { expandMailing } from '../../src/calendar/mailings.ts';
import { storeLetters } from '../../src/mail/outbox.ts';
import type { InvitationFacts } from '../../src/registrations/facts.ts';
import { cancelSeminar, moveSeminar, seminarFacts } from '../../src/series/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { addSeries } from '../support/world.ts';
import { addPerson } from './world.ts';

const steps = ['book', 'leave', 'move', 'expand', 'cancel'] as const;
type Step = (typeof steps)[number];

const histories = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...steps.slice(0, 4)) },
    { weight: 1, arbitrary: fc.constant(steps[4]) },
  ),
  { maxLength: 14 },
);

let worlds = 0;

/** One person and one seminar, to whom things happen in this order. */
async function live(database: Database, history: Step[]) {
  worlds += 1;
  const { services, clock } = testServices(database);
  const { series, seminars } = await addSeries(database, { slug: `serie-${worlds}` });
  const [{ id }] = seminars as [(typeof seminars)[number]];
  const { signUp } = await addPerson(database, series.id, { bookings: [] });
  const uid = `always${worlds}@seminarier.example`;
  const bookNow = () =>
    database.write(async (tx) => {
      const at = clock.now();
      const [seminar] = await lockSeminars(tx, [id]);
      if (!seminar || seminar.cancelledAt) return;
      const moment = { at, offerHours: 24, isApproved: true, newUid: () => uid };
      const booked = await book(tx, { signUp, isNew: false }, series, [seminar], moment);
      await storeLetters(tx, booked.invitations, at);
    });
  const verbs: Record<Step, () => Promise<unknown>> = {
    book: bookNow,
    leave: () => leave(services, signUp, 1),
    move: () => moveSeminar(services, id, { venue: `Sal ${clock.now().getTime()}` }, 'operator'),
    cancel: () => cancelSeminar(services, id, 'operator'),
    expand: () => expandMailing(services),
  };
  for (const step of history) {
    clock.advance(1000);
    await verbs[step]();
  }
  while (await expandMailing(services)) clock.advance(1000);
  return { series, seminarId: id, signUpId: signUp.id, uid };
}

async function lettersOf(database: Database, uid: string) {
  const { outbox } = database.read.tables;
  const rows = await database.read.select().from(outbox).orderBy(outbox.id);
  return rows.filter((row) => row.calendarUid === uid).map((row) => row.facts as InvitationFacts);
}

describeEngines('one calendar entry', (engine) => {
  test('only ever goes forward, and ends at what is true (CAL-03, CAL-05, CAL-07)', async () => {
    const database = await engine.open({ twice: engine.name === 'sqlite' });
    const lives = async (history: Step[]) => {
      const { series, seminarId, signUpId, uid } = await live(database, history);
      const told = await lettersOf(database, uid);
      told.forEach((letter, at) => {
        expect(letter.sequence).toBe(at);
        const before = told[at - 1];
        if (before) expect(letter.stamp > before.stamp).toBe(true);
      });
      const { bookings, seminars } = database.read.tables;
      const [seminar] = (await database.read.select().from(seminars)).filter(
        ({ id }) => id === seminarId,
      );
      const mine = (await database.read.select().from(bookings)).filter(
        (booking) => booking.signUpId === signUpId,
      );
      if (!seminar) throw new Error('No seminar');
      const isSeated = mine.some(({ state }) => state === 'confirmed') && !seminar.cancelledAt;
      const last = told.at(-1);
      expect(last?.method ?? 'CANCEL').toBe(isSeated ? 'REQUEST' : 'CANCEL');
      if (isSeated) expect(last?.seminar).toEqual(seminarFacts(series, seminar, 'sv'));
    };
    await fc.assert(fc.asyncProperty(histories, lives), { numRuns: 40 });
  }, 60_000);
});
