import { beforeEach, describe, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { type LinkPurpose, makeSecretLink } from '../../src/secret-links.ts';
import type { Database } from '../../src/storage/database.ts';
import { startApp, type TestApp, testConfig } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { addSeries, type World } from '../support/world.ts';
import { readCalendar } from './reading.ts';
import { addPerson, changeBooking, changeSeminar, revokeLinks } from './world.ts';

const { secretKey } = testConfig();
const paths = pathsIn('sv');
const slug = 'oppna-data';
const joinUrl = 'https://mote.example/rum';
const later = new Date('2027-01-20T09:00:00Z');

describeEngines('calendars', (engine) => {
  let database: Database;
  let site: TestApp;
  let world: World;

  beforeEach(async () => {
    database = await engine.open();
    world = await addSeries(database, { slug });
    for (const { id } of world.seminars) await changeSeminar(database, id, { joinUrl });
    site = await startApp(database, { baseUrl: 'https://seminarier.example' });
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    site.app.inject({ url, headers });
  const idOf = (number: number) => world.seminars[number - 1]?.id ?? 0;
  const link = (purpose: LinkPurpose, id: number, generation = 0) =>
    makeSecretLink(secretKey, purpose, id, generation);
  const readUrl = async (url: string) => {
    const answer = await get(url);
    expect(answer.statusCode, url).toBe(200);
    return readCalendar(answer.body);
  };

  describe('the calendar of a series', () => {
    test('holds its seminars and no person (CAL-40, CAL-41)', async () => {
      await addPerson(database, world.series.id, {
        name: 'Åsa Hemlig',
        bookings: [{ seminarId: idOf(1), state: 'confirmed', sequence: 0 }],
      });
      const calendar = await readUrl(paths.seriesCalendar(slug));
      expect(calendar.method).toBe('PUBLISH');
      expect(calendar.name).toBe('Öppna data');
      expect(calendar.events.map(({ start }) => start.toISOString())).toEqual([
        '2027-02-03T07:00:00.000Z',
        '2027-03-03T07:00:00.000Z',
        '2027-03-31T06:00:00.000Z',
      ]);
      for (const event of calendar.events) {
        expect(event.attendees).toEqual([]);
        expect(event.organizer.address).toMatch(/^mailto:/);
        expect(event.uid).toMatch(/^seminar-\d+@seminarier\.example$/);
      }
      const { body } = await get(paths.seriesCalendar(slug));
      expect(body).not.toContain('Hemlig');
      expect(body).not.toContain('mote.example');
      expect(body).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n');
      expect(calendar.properties).toContain('name');
    });

    test('is in English under /en', async () => {
      const calendar = await readUrl(pathsIn('en').seriesCalendar(slug));
      expect(calendar.name).toBe('Öppna data (en)');
      expect(calendar.events[0]?.url).toBe(`https://seminarier.example/en/${slug}/seminar/1`);
    });

    test('is told with headers that calendars heed, and no cookie (CAL-43, CAL-44)', async () => {
      const first = await get(paths.seriesCalendar(slug));
      expect(first.headers).toMatchObject({
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'public, max-age=300',
        'last-modified': 'Tue, 01 Dec 2026 09:00:00 GMT',
      });
      expect(first.headers['set-cookie']).toBeUndefined();
      site.clock.advance(3_600_000);
      const second = await get(paths.seriesCalendar(slug));
      expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
      expect(second.headers.etag).toBe(first.headers.etag);
    });

    test('is not sent again to those who have it', async () => {
      const url = paths.seriesCalendar(slug);
      const etag = String((await get(url)).headers.etag);
      expect(etag).toMatch(/^"[\w-]{43}"$/);
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const answer = await get(url, { 'if-none-match': known });
        expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag]);
      }
      expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
      await changeSeminar(database, idOf(2), { venue: 'Museet', changedAt: later, sequence: 1 });
      const answer = await get(url, { 'if-none-match': etag });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['last-modified']).toBe(later.toUTCString());
      expect(readCalendar(answer.body).events[1]).toMatchObject({
        sequence: 1,
        stamp: later,
        location: 'Museet, Våxnäsgatan 5, Karlstad',
      });
    });

    test('answers HEAD with the same headers and no body', async () => {
      const url = paths.seriesCalendar(slug);
      const [whole, head] = [await get(url), await site.app.inject({ method: 'HEAD', url })];
      expect([head.statusCode, head.body]).toEqual([200, '']);
      expect(head.headers.etag).toBe(whole.headers.etag);
      expect(head.headers['content-length']).toBe(whole.headers['content-length']);
    });

    test('keeps a cancelled seminar and says so', async () => {
      await changeSeminar(database, idOf(2), { cancelledAt: later, changedAt: later, sequence: 1 });
      const { events } = await readUrl(paths.seriesCalendar(slug));
      expect(events.map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED']);
      expect(events[1]?.summary).toMatch(/^Inställt: /);
    });

    test('is not there for unknown series', async () => {
      for (const unknown of ['ingen', '__proto__', '%00', '%F0%9F%99%82', "a'b"]) {
        expect((await get(paths.seriesCalendar(unknown))).statusCode, unknown).toBe(404);
      }
    });
  });

  describe('the calendar of a seminar', () => {
    test('is that seminar under the same uid', async () => {
      const { events } = await readUrl(paths.seriesCalendar(slug));
      const one = await readUrl(paths.seminarCalendar(slug, 3));
      expect(one.events).toEqual([events[2]]);
      expect(one.method).toBe('PUBLISH');
    });

    test.each(['0', '4', '01', '1.0', '-1', 'x', '99999999999999999999', '1%00'])(
      'is not there for %s',
      async (number) => {
        expect((await get(paths.seminarCalendar(slug, number))).statusCode).toBe(404);
      },
    );
  });

  describe("a person's calendar", () => {
    const addAsa = () =>
      addPerson(database, world.series.id, {
        bookings: [
          { seminarId: idOf(1), state: 'confirmed', sequence: 2 },
          { seminarId: idOf(2), state: 'waiting', sequence: null },
          { seminarId: idOf(3), state: 'cancelled', sequence: 1 },
        ],
      });

    test('has the uids of the invitations, and what was left as cancelled', async () => {
      const { signUp, bookings } = await addAsa();
      const token = link('personal-feed', signUp.id);
      const calendar = await readUrl(paths.personalFeed(token));
      expect(calendar.name).toBe('Mina seminarier: Öppna data');
      expect(calendar.events.map(({ uid, sequence, status }) => [uid, sequence, status])).toEqual([
        [bookings[0]?.calendarUid, 2, 'CONFIRMED'],
        [bookings[2]?.calendarUid, 1, 'CANCELLED'],
      ]);
      expect(calendar.events.flatMap(({ attendees }) => attendees)).toEqual([]);
      expect(calendar.events[0]?.description).toContain(joinUrl);
    });

    test('holds no secret, and is kept by no shared cache', async () => {
      const { signUp } = await addAsa();
      const token = link('personal-feed', signUp.id);
      const answer = await get(paths.personalFeed(token));
      expect(answer.body.replaceAll('\r\n ', '')).not.toContain(token);
      expect(answer.headers).toMatchObject({
        'cache-control': 'private, no-cache',
        'x-robots-tag': 'noindex',
      });
      expect(answer.headers['set-cookie']).toBeUndefined();
      const again = await get(paths.personalFeed(token), {
        'if-none-match': String(answer.headers.etag),
      });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    });

    test('shows a seminar booked again once', async () => {
      const { signUp, bookings } = await addAsa();
      const [uid] = bookings.map(({ calendarUid }) => calendarUid);
      await changeBooking(database, bookings[0]?.id ?? 0, { state: 'cancelled', sequence: 3 });
      await database.write(async (tx) => {
        const { id: _, ...again } = { ...bookings[0], id: 0 };
        const row = { ...again, state: 'confirmed', sequence: 4, stateAt: later } as const;
        await tx.insert(tx.tables.bookings).values(row as typeof tx.tables.bookings.$inferInsert);
      });
      const { events } = await readUrl(paths.personalFeed(link('personal-feed', signUp.id)));
      const shown = events.filter((event) => event.uid === uid);
      expect(shown).toMatchObject([{ sequence: 4, status: 'CONFIRMED', stamp: later }]);
    });

    test('ends when its link is revoked, and a new one opens it', async () => {
      const { signUp } = await addAsa();
      await revokeLinks(database, signUp.id);
      const url = (generation: number) =>
        paths.personalFeed(link('personal-feed', signUp.id, generation));
      expect((await get(url(0))).statusCode).toBe(404);
      expect((await get(url(1))).statusCode).toBe(200);
      expect((await get(url(2))).statusCode).toBe(404);
    });

    test('opens by no other link', async () => {
      const { signUp } = await addAsa();
      const real = link('personal-feed', signUp.id);
      const others = [
        link('manage', signUp.id),
        link('receipt', signUp.id),
        link('personal-feed', 2_000_000_000),
        makeSecretLink('another key of somebody else, long', 'personal-feed', signUp.id),
        `${real}A`,
        real.slice(1),
        real.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')),
        'x',
        '%00',
        '..',
      ];
      for (const token of others) {
        expect((await get(paths.personalFeed(token))).statusCode, token).toBe(404);
      }
    });
  });

  describe("a booking's own file", () => {
    const addBo = () =>
      addPerson(database, world.series.id, {
        language: 'en',
        bookings: [
          { seminarId: idOf(1), state: 'confirmed', sequence: 0 },
          { seminarId: idOf(2), state: 'waiting', sequence: null },
          { seminarId: idOf(3), state: 'cancelled', sequence: 1 },
        ],
      });

    test('is the invitation’s event to save', async () => {
      const { signUp, bookings } = await addBo();
      const token = link('manage', signUp.id);
      const answer = await get(paths.bookingCalendar(token, 1));
      const calendar = readCalendar(answer.body);
      expect(calendar.method).toBe('PUBLISH');
      expect(calendar.events).toMatchObject([
        { uid: bookings[0]?.calendarUid, sequence: 0, status: 'CONFIRMED', attendees: [] },
      ]);
      expect(answer.body.replaceAll('\r\n ', '')).not.toContain(token);
      expect(answer.headers['content-disposition']).toBe(`inline; filename="${slug}-1.ics"`);
      expect(answer.headers['cache-control']).toBe('private, no-cache');
    });

    test('is there only with a seat, and only by the manage link', async () => {
      const { signUp } = await addBo();
      const token = link('manage', signUp.id);
      for (const number of [2, 3, 4, 'x', '1%2F']) {
        expect((await get(paths.bookingCalendar(token, number))).statusCode).toBe(404);
      }
      for (const purpose of ['personal-feed', 'receipt'] as const) {
        const url = paths.bookingCalendar(link(purpose, signUp.id), 1);
        expect((await get(url)).statusCode, purpose).toBe(404);
      }
      await revokeLinks(database, signUp.id);
      expect((await get(paths.bookingCalendar(token, 1))).statusCode).toBe(404);
    });
  });

  test('a link may be asked for often, but not without end', async () => {
    const { signUp } = await addPerson(database, world.series.id, {
      bookings: [{ seminarId: idOf(1), state: 'confirmed', sequence: 0 }],
    });
    const url = paths.personalFeed(link('personal-feed', signUp.id));
    for (let turn = 0; turn < 60; turn++) expect((await get(url)).statusCode).toBe(200);
    expect((await get(url)).statusCode).toBe(429);
  });
});
