import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { letterBook } from '../../src/letter-book.ts';
import { deliverDue, storeLetters } from '../../src/mail/index.ts';
import { listLetters } from '../../src/mail/store.ts';
import { mailboxTransport } from '../../src/mail/transport.ts';
import { shared } from '../../src/paths.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { invitationOf, summaryOf } from '../support/letters.ts';

describeEngines('the mailbox page', (engine) => {
  let world: TestApp;
  /** The letters' ids: summary, invitation, and the one that cannot be made. */
  let ids: number[];
  const get = (url: string) => world.app.inject({ url });
  const id = (number: 1 | 2 | 3) => ids[number - 1] ?? 0;

  beforeEach(async () => {
    world = await startApp(await engine.open());
    const { services, clock } = world;
    const letters = [
      { ...summaryOf('sv'), signUpId: undefined },
      invitationOf('booked', 'REQUEST', 'sv'),
      { ...summaryOf('sv'), signUpId: undefined, kind: 'from-another-time' },
    ].map(({ signUpId: _none, ...letter }) => letter);
    await services.database.write((tx) => storeLetters(tx, letters, clock.now()));
    world.expectError('a letter cannot be made');
    await deliverDue(services, letterBook, mailboxTransport);
    const rows = await listLetters(services.database.read, { limit: 10 });
    ids = rows.map(({ id }) => id).toReversed();
  });

  test('lists the newest first, with whom they are for and how it went', async () => {
    const { body, statusCode, headers } = await get(shared.mailbox());
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('noindex');
    const subjects = [...body.matchAll(/href="(\/dev\/mailbox\/\d+)">([^<]+)</g)];
    expect(subjects.map(([, , subject]) => subject)).toEqual([
      'Brevet går inte att skriva',
      'Inbjudan: Innovationer, onsdag 10 mars',
      'Din anmälan till Öppna data Värmland',
    ]);
    expect(body).toContain('karin.berg@example.com');
    expect(body).not.toContain('hreflang');
    expect(body.match(/Skickat/g)).toHaveLength(2);
    expect(body).toContain('Gick inte');
  });

  test('a letter is read as text with links to follow, and as it looks in a frame', async () => {
    const { body, headers } = await get(shared.letter(id(1)));
    expect(body).toMatch(/<a class="ds-link" href="http:\/\/localhost:3000\/min-anmalan\/[\w-]+">/);
    expect(body).toContain(
      `src="${shared.letterHtml(id(1))}" sandbox="allow-top-navigation-by-user`,
    );
    expect(headers['content-security-policy']).toContain("frame-src 'self'");
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
  });

  test('the frame allows the letter its styles and nothing else', async () => {
    const { body, headers, statusCode } = await get(shared.letterHtml(id(1)));
    expect(statusCode).toBe(200);
    expect(body).toContain('Två morgnar är bokade.');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'",
    );
  });

  test('the calendar part is shown in words and can be saved', async () => {
    const { body } = await get(shared.letter(id(2)));
    expect(body).toContain('onsdag 10\u00a0mars kl.\u00a008.00 (20270310T070000Z)');
    expect(body).toContain('Karlstad Innovation Park, Sommargatan 101 A, Karlstad');
    const file = await get(shared.letterCalendar(id(2)));
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8; method=REQUEST');
    const calendar = new ICAL.Component(ICAL.parse(file.body));
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
    expect((await get(shared.letterCalendar(id(1)))).statusCode).toBe(404);
  });

  test('a letter that cannot be made is shown as that', async () => {
    const { body, statusCode } = await get(shared.letter(id(3)));
    expect(statusCode).toBe(200);
    expect(body).toContain('unmade Error');
    expect((await get(shared.letterHtml(id(3)))).statusCode).toBe(404);
  });

  test('goes on to older letters', async () => {
    const { body } = await get(`${shared.mailbox()}?before=${id(2)}`);
    expect([...body.matchAll(/href="\/dev\/mailbox\/\d+"/g)]).toHaveLength(1);
  });

  test.each([
    '/dev/mailbox/9999',
    '/dev/mailbox/x',
    '/dev/mailbox/1e3',
    '/dev/mailbox/99999999999',
  ])('%s is not there', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
    expect((await get(`${url}/html`)).statusCode).toBe(404);
  });
});

describe('in production', () => {
  describeEngines('there is no mailbox', (engine) => {
    test('page, letter, frame and file', async () => {
      const { app } = await startApp(await engine.open(), { development: false });
      for (const url of [shared.mailbox(), shared.letter(1), shared.letterHtml(1)]) {
        expect((await app.inject({ url })).statusCode).toBe(404);
      }
    });
  });
});
