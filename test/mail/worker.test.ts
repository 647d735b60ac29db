import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { LetterBook, NewLetter } from '../../src/mail/letter.ts';
import { storeLetters } from '../../src/mail/outbox.ts';
import { lettersStandStill } from '../../src/mail/standstill.ts';
import { listLetters } from '../../src/mail/store.ts';
import { mailboxTransport, openTransport, type Transport } from '../../src/mail/transport.ts';
import { deliverDue } from '../../src/mail/worker.ts';
import type { Database } from '../../src/storage/database.ts';
import { testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp.ts';

/** A kind of letter that no room has, so that these tests know only the post. */
const book: LetterBook = {
  note: async (letter) => ({
    subject: `Brev ${letter.businessKey}`,
    text: `Hej ${letter.to.name}`,
    html: `<p>Hej ${letter.to.name}</p>`,
    replyTo: { name: 'Vera Värd', email: 'vera@example.se' },
  }),
  broken: async () => {
    throw new TypeError('facts of another time');
  },
};

const note = (key: string, more: Partial<NewLetter> = {}): NewLetter => ({
  kind: 'note',
  businessKey: key,
  lane: 3,
  language: 'sv',
  to: { name: 'Åsa Öberg', email: `${key}@example.com` },
  facts: {},
  ...more,
});

const minute = 60_000;

describeEngines('the worker', (engine) => {
  let database: Database;
  let peer: SmtpPeer;
  let transport: Transport;
  let world: ReturnType<typeof testServices>;

  beforeEach(async () => {
    database = await engine.open();
    peer = await startSmtpPeer();
    world = testServices(database, { smtpUrl: peer.url, mailPerMinute: 1000 });
    transport = await openTransport(world.services.config);
    onTestFinished(async () => {
      transport.close();
      await peer.close();
    });
  });

  const store = (...letters: NewLetter[]) =>
    database.write((tx) => storeLetters(tx, letters, world.services.clock()));
  const deliver = () => deliverDue(world.services, book, transport);
  const rows = async () =>
    (await listLetters(database.read, { limit: 1000 })).toSorted((a, b) => a.id - b.id);
  const states = async () =>
    Object.fromEntries((await rows()).map((r) => [r.businessKey, r.state]));
  const recipients = () => peer.received.map(({ to }) => to.join());
  const row = async (key: string) => {
    const found = (await rows()).find((one) => one.businessKey === key);
    if (!found) throw new Error(`No letter ${key}`);
    return found;
  };

  test('sends a letter once, to exactly its one address', async () => {
    await store(note('a'));
    await deliver();
    await deliver();
    expect(recipients()).toEqual(['a@example.com']);
    expect(await row('a')).toMatchObject({ state: 'sent', attempts: 1, leasedBy: null });
    const mail = await simpleParser(peer.received[0]?.raw ?? '');
    expect(mail.subject).toBe('Brev a');
    expect(mail.text).toBe('Hej Åsa Öberg');
  });

  test('keeps one letter for a business key (MAIL-02)', async () => {
    await store(note('a'), note('a', { to: { name: 'Bo', email: 'bo@example.com' } }));
    await store(note('a'));
    await deliver();
    expect(recipients()).toEqual(['a@example.com']);
  });

  test('takes lane by lane, and the oldest first within one', async () => {
    world.services.config = { ...world.services.config, mailConcurrency: 1 };
    await store(note('mailing', { lane: 5 }), note('first'));
    world.clock.advance(1000);
    await store(note('second'), note('sign-in', { lane: 1 }));
    await deliver();
    const keys = recipients().map((to) => to.replace('@example.com', ''));
    expect(keys).toEqual(['sign-in', 'first', 'second', 'mailing']);
  });

  test('never sends an update before what it updates (CAL-05)', async () => {
    const uid = 'abc@frukostserien.example';
    await store(
      note('update', { lane: 2, calendar: { uid, sequence: 1 } }),
      note('invitation', { lane: 4, calendar: { uid, sequence: 0 } }),
      note('other', { lane: 4, calendar: { uid: 'def', sequence: 7 } }),
    );
    peer.answer((to) =>
      to.startsWith('invitation') && peer.received.length < 1
        ? { at: 'recipient', line: '450 4.2.1 Later' }
        : undefined,
    );
    await deliver();
    expect(recipients()).toEqual(['other@example.com']);
    expect(await states()).toMatchObject({ invitation: 'queued', update: 'queued' });
    world.clock.advance(2 * minute);
    await deliver();
    expect(recipients().slice(1)).toEqual(['invitation@example.com', 'update@example.com']);
  });

  test('an invitation that failed for good does not hold back the cancellation', async () => {
    const uid = 'abc@frukostserien.example';
    await store(note('a', { calendar: { uid, sequence: 0 } }));
    await store(note('b', { calendar: { uid, sequence: 1 } }));
    peer.answer((to) =>
      to.startsWith('a') ? { at: 'recipient', line: '550 5.1.1 Nobody' } : undefined,
    );
    await deliver();
    expect(await states()).toEqual({ a: 'failed', b: 'sent' });
  });

  test('two workers on one database send each letter once (MAIL-03)', async () => {
    await store(...Array.from({ length: 40 }, (_, n) => note(`letter-${n}`)));
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(recipients().toSorted()).toEqual(
      Array.from({ length: 40 }, (_, n) => `letter-${n}@example.com`).toSorted(),
    );
    expect((await rows()).every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(
      true,
    );
  });

  test.each([
    ['recipient', '450 4.2.1 Try again later', '450 4.2.1', 60],
    ['data', '452 4.3.1 Insufficient storage', '452 4.3.1', 10],
    ['recipient', '421 4.7.0 Too busy', 'ECONNECTION 421 4.7.0', 10],
    ['data', '552 5.2.2 Mailbox full', '552 5.2.2', 60],
    ['mail', '550 5.7.1 We do not know this sender', '550 5.7.1', 60],
  ] as const)('%s %s is tried again', async (at, line, lastError, seconds) => {
    await store(note('a'));
    peer.script({ at, line });
    const start = world.clock.now().getTime();
    await deliver();
    const letter = await row('a');
    expect(letter).toMatchObject({ state: 'queued', attempts: 1, lastError });
    const delay = (letter.nextAttemptAt.getTime() - start) / 1000;
    expect(delay).toBeGreaterThanOrEqual(seconds * 0.8);
    expect(delay).toBeLessThanOrEqual(seconds * 1.2);
    await deliver();
    expect(peer.received).toEqual([]);
    world.clock.advance(2 * minute);
    await deliver();
    expect(await row('a')).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  });

  test('432 comes back anywhere within half an hour', async () => {
    await store(...Array.from({ length: 6 }, (_, n) => note(`a${n}`)));
    peer.script(...Array(6).fill({ at: 'data', line: '432 4.3.2 Concurrent connections' }));
    const start = world.clock.now().getTime();
    await deliver();
    const delays = (await rows()).map((letter) => letter.nextAttemptAt.getTime() - start);
    expect(Math.max(...delays)).toBeLessThanOrEqual(30 * minute);
    expect(new Set(delays).size).toBe(6);
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(5 * minute);
  });

  test.each([
    ['recipient', '550 5.1.1 No such person', '550 5.1.1'],
    ['data', '554 5.7.1 Looks like advertising', '554 5.7.1'],
    ['recipient', '553 Nobody', '553'],
  ] as const)(
    '%s %s is final, and the address is not in the words',
    async (at, line, lastError) => {
      await store(note('a'), note('b'));
      peer.answer((to) => (to.startsWith('a@') ? { at, line } : undefined));
      await deliver();
      expect(await row('a')).toMatchObject({ state: 'failed', attempts: 1, lastError });
      expect(await states()).toMatchObject({ b: 'sent' });
      expect(JSON.stringify(world.lines)).not.toContain('example.com');
    },
  );

  test.each([
    ['554 5.2.0 Daily quota', '554 5.2.0'],
    ['550 5.4.5 Daily user sending limit exceeded', '550 5.4.5'],
  ])('%s pauses everything and marks nobody (MAIL-09)', async (line, lastError) => {
    await store(note('a'), note('b'));
    world.services.config = { ...world.services.config, mailConcurrency: 1 };
    peer.script({ at: 'data', line });
    await deliver();
    expect(await row('a')).toMatchObject({ state: 'queued', attempts: 0, lastError });
    world.clock.advance(59 * minute);
    await deliver();
    expect(peer.received).toEqual([]);
    world.clock.advance(2 * minute);
    expect(await lettersStandStill(database.read, world.clock.now())).toBe(true);
    await deliver();
    expect(recipients()).toEqual(['a@example.com', 'b@example.com']);
    expect(await lettersStandStill(database.read, world.clock.now())).toBe(false);
  });

  test('a connection dropped after DATA gives the same letter again, byte for byte', async () => {
    await store(note('a'));
    peer.script({ at: 'drop' });
    await deliver();
    expect(await row('a')).toMatchObject({ state: 'queued', lastError: 'ECONNECTION' });
    world.clock.advance(minute);
    await deliver();
    expect(peer.received).toHaveLength(2);
    expect(peer.received[0]?.raw.equals(peer.received[1]?.raw ?? Buffer.of())).toBe(true);
    expect(await states()).toEqual({ a: 'sent' });
  });

  test('a server that is gone for two days ends in failed, and not before', async () => {
    await peer.close();
    await store(note('a'));
    const start = world.clock.now().getTime();
    let attempts = 0;
    for (; attempts < 200 && (await row('a')).state === 'queued'; attempts += 1) {
      world.clock.set((await row('a')).nextAttemptAt);
      await deliver();
    }
    expect(await states()).toEqual({ a: 'failed' });
    expect(world.clock.now().getTime() - start).toBeGreaterThan(47 * 60 * minute);
    expect(attempts).toBeGreaterThan(50);
  });

  test('a lease that runs out gives the letter back; who comes late settles nothing', async () => {
    await store(note('a'));
    const stalled = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const stuck: Transport = {
      ...transport,
      send: async () => {
        reached.resolve();
        await stalled.promise;
        throw Object.assign(new Error('late'), { code: 'ECONNECTION' });
      },
    };
    const first = deliverDue(world.services, book, stuck);
    await reached.promise;
    await deliver();
    expect(peer.received).toEqual([]);
    world.clock.advance(3 * minute);
    await deliver();
    expect(recipients()).toEqual(['a@example.com']);
    stalled.resolve();
    await first;
    expect(await row('a')).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  });

  test('a stop lets the letter under way finish and begins no other', async () => {
    world.services.config = { ...world.services.config, mailConcurrency: 1 };
    await store(note('a'), note('b'));
    const stop = new AbortController();
    const stopping: Transport = {
      ...transport,
      send: async (message) => {
        stop.abort();
        await transport.send(message);
      },
    };
    await deliverDue(world.services, book, stopping, stop.signal);
    expect(await states()).toEqual({ a: 'sent', b: 'queued' });
  });

  test('at most so many leave in a minute, by all workers together (MAIL-08)', async () => {
    world.services.config = { ...world.services.config, mailPerMinute: 5 };
    await store(...Array.from({ length: 12 }, (_, n) => note(`a${n}`)));
    await Promise.all([deliver(), deliver()]);
    expect(peer.received).toHaveLength(5);
    world.clock.advance(59_000);
    await deliver();
    expect(peer.received).toHaveLength(5);
    world.clock.advance(1000);
    await Promise.all([deliver(), deliver()]);
    expect(peer.received).toHaveLength(10);
  });

  describe('a clock that was a day ahead and is put right', () => {
    const day = 24 * 60 * minute;

    test('has sent nothing of this minute’s letters', async () => {
      world.services.config = { ...world.services.config, mailPerMinute: 2 };
      await store(note('a'), note('b'));
      world.clock.advance(day);
      await deliver();
      world.clock.advance(-day);
      await store(note('c'));
      await deliver();
      expect(recipients()).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
    });

    test('pauses nothing until then, and pauses again for an hour where it must', async () => {
      const line = '554 5.2.0 Daily quota';
      world.services.config = { ...world.services.config, mailConcurrency: 1 };
      await store(note('a'));
      world.clock.advance(day);
      peer.script({ at: 'data', line });
      await deliver();
      world.clock.advance(-day);
      peer.script({ at: 'data', line });
      await deliver();
      world.clock.advance(59 * minute);
      await deliver();
      expect(recipients()).toEqual([]);
      world.clock.advance(2 * minute);
      await deliver();
      expect(recipients()).toEqual(['a@example.com']);
    });
  });

  test('a letter that cannot be made is kept as failed and holds up nobody', async () => {
    await store(
      note('a', { kind: 'broken', lane: 1 }),
      note('b', { kind: 'unknown', lane: 1 }),
      note('c', { to: { name: 'C', email: 'c@example.com, d@example.com' }, lane: 1 }),
      note('d'),
    );
    await deliver();
    expect(await states()).toEqual({ a: 'failed', b: 'failed', c: 'failed', d: 'sent' });
    expect((await row('a')).lastError).toBe('unmade TypeError');
    expect(recipients()).toEqual(['d@example.com']);
  });

  test('nothing leaves for .example, .test or .invalid', async () => {
    const to = (email: string) => ({ to: { name: 'Bo', email } });
    await store(
      note('a', to('bo@karlstad.example')),
      note('b', to('bo@b.test')),
      note('c', to('bo@b.invalid')),
    );
    await deliver();
    expect(await states()).toEqual({ a: 'withheld', b: 'withheld', c: 'withheld' });
    expect(peer.received).toEqual([]);
  });

  test('without a server letters are for the mailbox page, all at once', async () => {
    world.services.config = { ...world.services.config, mailPerMinute: 1 };
    await store(
      note('a', { to: { name: 'Bo', email: 'bo@karlstad.example' } }),
      note('b'),
      note('c', { kind: 'broken' }),
    );
    await deliverDue(world.services, book, mailboxTransport);
    expect(await states()).toEqual({ a: 'sent', b: 'sent', c: 'failed' });
    expect(peer.received).toEqual([]);
  });

  test('letters stand still when one is due for an hour, not when one mailbox is full', async () => {
    await store(note('a'));
    expect(await lettersStandStill(database.read, world.clock.now())).toBe(false);
    world.clock.advance(60 * minute);
    expect(await lettersStandStill(database.read, world.clock.now())).toBe(true);
    peer.script({ at: 'recipient', line: '452 4.2.2 Over quota' });
    await deliver();
    expect(await lettersStandStill(database.read, world.clock.now())).toBe(false);
    await peer.close();
    world.clock.advance(minute);
    await deliver();
    expect(await lettersStandStill(database.read, world.clock.now())).toBe(true);
  });
});
