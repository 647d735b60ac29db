import { beforeEach, expect, test } from 'vitest';
import { addOrganiser } from '../../src/organisers/add-organiser.ts';
import { askToSignIn } from '../../src/organisers/ask-to-sign-in.ts';
import { codeOf } from '../../src/organisers/tokens.ts';
import { pathsIn } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, type Visit, visit } from '../support/visit.ts';

const sv = pathsIn('sv');
const anna = 'anna@lansstyrelsen.example';
const minute = 60_000;

describeEngines('signing in', (engine) => {
  let site: TestApp;

  beforeEach(async () => {
    site = await startApp(await engine.open());
    await addOrganiser(site.services, anna, 'organiser', 'operator');
  });

  const cookieOf = ({ headers }: Visit) => String(headers['set-cookie']).split(';')[0] ?? '';
  const ask = (email = anna) => send(site.app, sv.signIn(), { email });
  const newestToken = async () => {
    const { read } = site.services.database;
    const token = (
      await read.select().from(read.tables.signInTokens).orderBy(read.tables.signInTokens.id)
    ).at(-1);
    if (!token) throw new Error('No token');
    return token;
  };
  const link = async () =>
    sv.signInLink(
      makeSecretLink(site.services.config.secretKey, 'sign-in', (await newestToken()).id),
    );
  const code = async () => {
    const { id, browserHash } = await newestToken();
    return codeOf(site.services.config.secretKey, id, browserHash);
  };
  const account = (cookie: string) => visit(site.app, sv.organiser('account'), { cookie });

  test('by the link: a button, then in; the cookie is kept from scripts and other sites', async () => {
    const browser = { cookie: cookieOf(await ask()) };
    const page = await visit(site.app, await link(), browser);
    expect(page.heading).toBe('Logga in');
    const done = await send(site.app, await link(), {}, browser);
    expect(done.status).toBe(303);
    expect(done.headers.location).toBe(sv.organiser());
    expect(String(done.headers['set-cookie'])).toMatch(
      /^sign-in=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=28800$/,
    );
    expect((await account(cookieOf(done))).text).toContain(`Du är inloggad som ${anna}, arrangör.`);
  });

  test('by the typed code, with or without a space', async () => {
    const browser = { cookie: cookieOf(await ask()) };
    const typed = (await code()).replace(/(\d{4})/, '$1 ');
    const done = await send(site.app, sv.signInCode(), { code: typed }, browser);
    expect(done.headers.location).toBe(sv.organiser());
    expect((await account(cookieOf(done))).status).toBe(200);
  });

  test('reading the link, by a scanner or ten, uses nothing up', async () => {
    const browser = { cookie: cookieOf(await ask()) };
    for (let i = 0; i < 10; i++) await visit(site.app, await link());
    expect((await send(site.app, await link(), {}, browser)).status).toBe(303);
  });

  test('the link is of no use in another browser, twice, or late', async () => {
    const browser = { cookie: cookieOf(await ask()) };
    const other = { cookie: cookieOf(await ask('stranger@kommun.example')) };
    expect((await visit(site.app, await link(), other)).heading).toContain('där du bad om den');
    expect((await send(site.app, await link(), {}, other)).status).toBe(422);
    expect((await send(site.app, await link(), {})).status).toBe(422);
    expect((await send(site.app, await link(), {}, browser)).status).toBe(303);
    expect((await send(site.app, await link(), {}, browser)).status).toBe(422);
    const again = { cookie: cookieOf(await ask()) };
    site.clock.advance(10 * minute);
    expect((await send(site.app, await link(), {}, again)).status).toBe(422);
  });

  test('five wrong codes, and even the right one is refused', async () => {
    const browser = { cookie: cookieOf(await ask()) };
    const right = await code();
    const wrong = right === '00000000' ? '00000001' : '00000000';
    for (let i = 0; i < 5; i++) {
      const answer = await send(site.app, sv.signInCode(), { code: wrong }, browser);
      expect(answer.text).toContain('Det var inte koden');
    }
    const answer = await send(site.app, sv.signInCode(), { code: right }, browser);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Mejlet gäller inte längre');
  });

  test('wrong codes sent at once are five at most, too', async () => {
    const browser = { cookie: cookieOf(await ask()) };
    const wrong = (await code()) === '00000000' ? '00000001' : '00000000';
    const sent = Array.from({ length: 15 }, () =>
      send(site.app, sv.signInCode(), { code: wrong }, browser),
    );
    const heard = (await Promise.all(sent)).filter(({ text }) => text.includes('inte koden'));
    expect(heard).toHaveLength(5);
  });

  test('however many ask at once, one organiser gets at most thirty letters', async () => {
    const asked = Array.from({ length: 60 }, () => askToSignIn(site.services, anna, 'sv'));
    await Promise.all(asked);
    const { read } = site.services.database;
    expect(await read.select().from(read.tables.outbox)).toHaveLength(30);
  });

  test('an unknown address is answered as a known one, and gets no letter', async () => {
    const [known, unknown] = [await ask(), await ask('stranger@kommun.example')];
    expect(unknown.status).toBe(known.status);
    expect(unknown.headers.location).toBe(known.headers.location);
    expect(cookieOf(unknown).length).toBe(cookieOf(known).length);
    const { read } = site.services.database;
    const letters = await read.select().from(read.tables.outbox);
    expect(letters.map((row) => row.recipientEmail)).toEqual([anna]);
    expect(JSON.stringify(letters)).not.toContain(await code());
  });

  test('at most three letters in ten minutes', async () => {
    for (let i = 0; i < 5; i++) await ask();
    const { read } = site.services.database;
    const letters = async () => (await read.select().from(read.tables.outbox)).length;
    expect(await letters()).toBe(3);
    site.clock.advance(11 * minute);
    await ask();
    expect(await letters()).toBe(4);
  });

  test('a stranger who asks again and again keeps nobody’s letter from them', async () => {
    for (let i = 0; i < 5; i++) await ask();
    const payload = `email=${encodeURIComponent(anna)}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const from = { remoteAddress: '10.1.2.3', method: 'POST', url: sv.signIn() } as const;
    expect((await site.app.inject({ ...from, payload, headers })).statusCode).toBe(303);
    const { read } = site.services.database;
    expect(await read.select().from(read.tables.outbox)).toHaveLength(4);
  });

  test('what is refused stands in the log, without saying who', async () => {
    const browser = { cookie: cookieOf(await ask()) };
    await send(site.app, sv.signInCode(), { code: '0000 0000' }, browser);
    const refused = site.lines.filter(({ msg }) => msg === 'a sign-in was refused');
    expect(refused).toMatchObject([{ level: 40, why: 'wrong-code' }]);
    expect(JSON.stringify(refused)).not.toContain('anna');
  });

  test('ends when idle for half an hour, after eight hours, when ended, and with the organiser', async () => {
    const signIn = async () => {
      const browser = { cookie: cookieOf(await ask()) };
      site.clock.advance(10 * minute);
      return cookieOf(await send(site.app, sv.signInCode(), { code: await code() }, browser));
    };
    const browserOf = async () => {
      const browser = { cookie: cookieOf(await ask()) };
      return cookieOf(await send(site.app, sv.signInCode(), { code: await code() }, browser));
    };
    expect(await signIn()).not.toMatch(/^sign-in=/);
    const idle = await browserOf();
    site.clock.advance(31 * minute);
    expect((await account(idle)).status).toBe(303);
    const busy = await browserOf();
    for (let i = 0; i < 16; i++) {
      site.clock.advance(29 * minute);
      expect((await account(busy)).status).toBe(200);
    }
    site.clock.advance(29 * minute);
    expect((await account(busy)).status).toBe(303);
    const out = await browserOf();
    await send(site.app, sv.organiser('account/sign-out'), {}, { cookie: out });
    expect((await account(out)).status).toBe(303);
  });

  test('one sign-in can end another of one’s own, and nobody else’s', async () => {
    const inBrowser = async (email = anna) => {
      const browser = { cookie: cookieOf(await ask(email)) };
      return cookieOf(await send(site.app, sv.signInCode(), { code: await code() }, browser));
    };
    const [first, second] = [await inBrowser(), await inBrowser()];
    await addOrganiser(site.services, 'bo@lansstyrelsen.example', 'reader', 'operator');
    const bo = await inBrowser('bo@lansstyrelsen.example');
    const end = (cookie: string) =>
      send(site.app, sv.organiser(`account/sign-ins/${ids[0]}/end`), {}, { cookie });
    const { read } = site.services.database;
    const ids = (await read.select().from(read.tables.signIns)).map((row) => row.id);
    expect((await end(bo)).status).toBe(404);
    expect((await end(second)).status).toBe(303);
    expect((await end(second)).status).toBe(404);
    expect((await account(first)).status).toBe(303);
    expect((await account(second)).status).toBe(200);
  });

  test('without it, pages lead to the sign-in and forms are refused', async () => {
    expect((await visit(site.app, sv.organiser('account'))).headers.location).toBe(sv.signIn());
    const forged = { cookie: 'sign-in=made-up-made-up-made-up-made-up' };
    expect((await visit(site.app, sv.organiser('account'), forged)).status).toBe(303);
    const sent = await send(site.app, sv.organiser('account/sign-out'), {}, forged);
    expect(sent).toMatchObject({ status: 403, heading: 'Du är utloggad' });
    expect(sent.text).toContain('bakåtknapp');
    expect(sent.body).toContain(`href="${sv.signIn()}"`);
  });

  test('whoever only reads is told so', async () => {
    const reader = await signInAs(site, 'reader');
    const sent = await send(site.app, sv.organiser('new'), {}, reader);
    expect(sent).toMatchObject({ status: 403, heading: 'Du har läsbehörighet' });
  });

  test('a bad address or code is told', async () => {
    expect((await ask('anna')).text).toContain('Skriv hela e-postadressen');
    const answer = await send(site.app, sv.signInCode(), { code: '12' });
    expect(answer.text).toContain('Skriv koden med åtta siffror');
  });
});
