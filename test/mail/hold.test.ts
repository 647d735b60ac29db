import { beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { lettersCommand } from '../../src/mail/commands.ts';
import type { LetterBook, NewLetter } from '../../src/mail/letter.ts';
import { storeLetters } from '../../src/mail/outbox.ts';
import { lettersStandStill } from '../../src/mail/standstill.ts';
import { listLetters } from '../../src/mail/store.ts';
import type { Transport } from '../../src/mail/transport.ts';
import { deliverDue } from '../../src/mail/worker.ts';
import { testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { addSeries } from '../support/world.ts';

const book: LetterBook = {
  note: async () => ({
    ...{ subject: 'Brev', text: 'Hej', html: '<p>Hej</p>' },
    replyTo: { name: 'Vera Värd', email: 'vera@example.se' },
  }),
};
const note = (key: string): NewLetter => ({
  ...{ kind: 'note', businessKey: key, lane: 3, language: 'sv', facts: {} },
  to: { name: 'Åsa Öberg', email: `${key}@example.com` },
});

describeEngines('held letters (REL-04)', (engine) => {
  let world: ReturnType<typeof testServices>;
  let left: string[];

  beforeEach(async () => {
    world = testServices(await engine.open());
    left = [];
  });

  const transport: Transport = {
    isServer: true,
    reaches: () => true,
    send: async ({ to }) => {
      left.push(to.address);
    },
    close: () => undefined,
  };
  const store = async (key: string) => {
    world.clock.advance(1000);
    const at = world.clock.now();
    await world.services.database.write((tx) => storeLetters(tx, [note(key)], at));
  };
  const deliver = async () => {
    await deliverDue(world.services, book, transport);
    return left;
  };
  const letters = (...args: string[]) => lettersCommand(world.services, args);

  test('do not leave, nor do those that come after, and it is told', async () => {
    await store('waited');
    expect(await letters('show')).toBe('Letters leave.');
    expect(await letters('hold')).toMatch(/^No letter leaves/);
    await store('later');
    expect(await deliver()).toEqual([]);
    expect(await letters('show')).toMatch(/^Letters are held since 2027-01-13 10:00\./);
    const { services, clock } = world;
    expect(await lettersStandStill(services.database.read, clock.now())).toBe(true);
  });

  test('all leave again when the operator says so', async () => {
    await store('waited');
    await letters('hold');
    await store('later');
    expect(await letters('send')).toBe('Letters leave again.');
    expect((await deliver()).toSorted()).toEqual(['later@example.com', 'waited@example.com']);
    expect(await letters('send')).toBe('Letters leave: none were held.');
  });

  test('only later ones leave where the others have left already, and nobody else is written to', async () => {
    const { database } = world.services;
    const { seminars } = await addSeries(database);
    await store('waited');
    const mailing = { kind: 'seminar.moved', seminarId: seminars[0]?.id ?? 0 } as const;
    const createdAt = world.clock.now();
    await database.write((tx) => tx.insert(tx.tables.mailings).values({ ...mailing, createdAt }));
    await letters('hold');
    await store('later');
    expect(await letters('skip')).toBe('Letters leave again; 1 that waited is kept unsent.');
    expect(await deliver()).toEqual(['later@example.com']);
    const rows = await listLetters(database.read, { limit: 9 });
    expect(rows.map((row) => `${row.businessKey} ${row.state}`).toSorted()).toEqual([
      'later sent',
      'waited withheld',
    ]);
    const [ended] = await database.read.select().from(database.read.tables.mailings);
    expect(ended?.doneAt).not.toBeNull();
  });

  test('a word that is none of its commands is answered by those it has', async () => {
    await expect(letters()).rejects.toThrow(UsageError);
    await expect(letters('stop')).rejects.toThrow('npm run letters -- hold');
  });
});
