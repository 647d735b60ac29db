import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { letterBook } from '../src/letter-book.ts';
import { deliverDue, openTransport } from '../src/mail/index.ts';
import { pathsIn, shared } from '../src/paths.ts';
import { makeSecretLink } from '../src/secret-links.ts';
import { describeEngines } from './support/database.ts';
import { openSite, type Site } from './support/site.ts';
import { startSmtpPeer } from './support/smtp.ts';
import { addSeries } from './support/world.ts';

const person = {
  name: 'Åsalill Öbergsdotter',
  email: 'asalill.obergsdotter@post.example.com',
  organisation: 'Hemliga Byrån',
  role: 'Kunskaparen',
  role_category: 'specialist',
};
const newEmail = 'obergsdotter.ny@post.example.com';
const idempotencyKey = 'nyckel-som-ingen-ska-se';
/** Where the visitor comes from, as the proxy tells it. */
const from = '198.51.100.77';

/** Parts of what must never be read in a log, as written and as addresses and JSON write it. */
const secrets = [
  ...['Åsalill', 'Öbergsdotter', 'obergsdotter', 'Hemliga', 'Byrån', 'Kunskaparen'],
  ...[idempotencyKey, from],
].flatMap((word) => [word, encodeURIComponent(word)]);

describeEngines('the log', (engine) => {
  let site: Site;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const database = await engine.open();
    await addSeries(database, { capacities: [10, 1, 0] });
    site = await openSite(database, { trustProxy: ['127.0.0.1'] });
    close = () => database.close();
    onTestFinished(() => site.close());
  });

  const ask = (path: string, more: RequestInit = {}) =>
    fetch(site.origin + path, {
      redirect: 'manual',
      ...more,
      headers: { 'x-forwarded-for': from, ...more.headers },
    });
  const send = (path: string, fields: Record<string, string>, headers = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });

  const lastPart = (answer: Response) => answer.headers.get('location')?.split(/[/?]/).at(-1) ?? '';
  async function links(generation: number) {
    const { config, database } = site.services;
    const [row] = await database.read.select().from(database.read.tables.signUps);
    return (['manage', 'personal-feed'] as const).map((purpose) =>
      makeSecretLink(config.secretKey, purpose, row?.id ?? 1, generation),
    );
  }

  /** Everything that was logged, with none of the secrets in it. */
  async function expectSilence(tokens: string[], lineCount: number) {
    await site.close();
    const lines = site.lines.map((line) => JSON.stringify(line));
    expect(lines.length).toBeGreaterThanOrEqual(lineCount);
    for (const secret of [...secrets, ...tokens]) {
      expect(secret.length).toBeGreaterThan(4);
      expect(lines.filter((line) => line.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    }
  }

  test.each(['sv', 'en'] as const)(
    'keeps every visit of a person to itself, in %s',
    async (language) => {
      const paths = pathsIn(language);
      const form = paths.signUp('oppna-data');
      const fields = { ...person, whole_series: 'yes', idempotency_key: idempotencyKey };
      const statuses: number[] = [];
      const walk = async (answer: Promise<Response>) => {
        statuses.push((await answer).status);
        return answer;
      };
      await walk(send(form, { ...fields, role_category: '' }));
      const receipt = lastPart(await walk(send(form, fields)));
      const [own = '', feed = ''] = await links(0);
      for (const path of [
        paths.receipt(receipt),
        paths.manage(own),
        paths.managePart(own, 'details'),
        paths.bookingCalendar(own, 1),
        paths.personalFeed(feed),
        `${shared.organisations()}?q=${encodeURIComponent(person.organisation)}`,
        `${shared.organisations()}?domain=obergsdotter.example.com`,
      ]) {
        await walk(ask(path));
      }
      expect(statuses).toEqual([422, 303, ...Array(7).fill(200)]);
      const part = (name: string) => paths.managePart(own, name);
      await walk(send(part('bookings/1/cancellation'), {}));
      await walk(send(part('bookings'), { seminars: '1' }));
      await walk(send(part('offers/2/acceptance'), {}));
      await walk(send(paths.lostLink(), { email: person.email }));
      await walk(send(part('details'), { ...person, email: 'öbergsdotter' }));
      await walk(send(part('details'), { ...person, email: newEmail }));
      const [newOwn = '', newFeed = ''] = await links(1);
      await walk(send(paths.managePart(newOwn, 'cancellation'), {}));
      expect(statuses.slice(9)).toEqual([303, 303, 303, 303, 422, 303, 303]);
      await expectSilence([receipt, own, feed, newOwn, newFeed], statuses.length);
    },
  );

  test('keeps what it does not understand to itself', async () => {
    const [own = ''] = await links(0);
    const paths = pathsIn('sv');
    const form = paths.signUp('oppna-data');
    const body = JSON.stringify(person);
    const answers = await Promise.all([
      ask(`${paths.manage(own)}/obergsdotter/finns/inte`),
      ask(`/%zz/${person.email}`),
      ask(`/${person.email}?namn=${encodeURIComponent(person.name)}`),
      ask(`/min-anmalan/${own.repeat(20)}`),
      send(form, person, { origin: 'https://obergsdotter.example' }),
      ask(form, { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      send(form, { ...person, name: person.name.repeat(9000) }),
      ask(paths.manage(own), { method: 'DELETE' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 404, 404, 403, 415, 413, 404]);
    await sayRaw(`Åsalill Öbergsdotter ${own}\r\n\r\n`);
    await sayRaw(`GET /${own} HTTP/1.1\r\nx-asalill: ${person.email.repeat(2000)}\r\n\r\n`);
    await expectSilence([own], answers.length - 1);
  });

  test('keeps the letters and their trouble to itself', async () => {
    const peer = await startSmtpPeer();
    onTestFinished(() => peer.close());
    const { services } = site;
    services.config.smtpUrl = peer.url;
    const line = (code: string) =>
      `${code} 5.1.1 <${person.email}> Åsalill Öbergsdotter is unknown`;
    peer.script(
      { at: 'recipient', line: line('550') },
      { at: 'data', line: line('451') },
      { at: 'drop' },
      { at: 'mail', line: line('421') },
    );
    const answer = await send(pathsIn('sv').signUp('oppna-data'), {
      ...person,
      whole_series: 'yes',
    });
    const { outbox } = services.database.read.tables;
    await services.database.write((tx) =>
      tx.insert(outbox).values({
        ...{ kind: 'unknown', businessKey: 'unknown', lane: 1, language: 'sv', facts: person },
        ...{ recipientName: person.name, recipientEmail: person.email, messageId: 'unknown' },
        ...{ createdAt: services.clock(), nextAttemptAt: services.clock(), state: 'queued' },
      }),
    );
    const transport = await openTransport(services.config);
    for (let round = 0; round < 6; round++) {
      await deliverDue(services, letterBook, transport);
      site.clock.advance(3_600_000);
    }
    transport.close();
    expect(peer.received.length).toBeGreaterThan(0);
    const messages = site.lines.map(({ msg }) => msg);
    expect(messages).toContain('a letter was not taken');
    expect(messages).toContain('a letter cannot be made');
    await expectSilence([lastPart(answer), ...(await links(0))], 4);
  });

  test('keeps a broken database to itself', async () => {
    const paths = pathsIn('sv');
    const [own = ''] = await links(0);
    await close();
    const answers = [
      await send(paths.signUp('oppna-data'), { ...person, seminars: '1' }),
      await ask(paths.manage(own)),
      await send(paths.lostLink(), { email: person.email }),
    ];
    for (const { status } of answers) expect([500, 503]).toContain(status);
    await expectSilence([own], 3);
  });

  async function sayRaw(text: string) {
    const socket = connect(Number(new URL(site.origin).port), '127.0.0.1');
    socket.end(text);
    socket.resume();
    await once(socket, 'close');
  }
});
