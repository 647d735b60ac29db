import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';
import { newSeminar, seriesForm } from './forms.ts';

const sv = pathsIn('sv');
const own = (part = '') => sv.organiserSeries('oppna-data', part);

describeEngines('a draft', (engine) => {
  let site: TestApp;
  let world: World;
  let organiser: { cookie: string };
  const draft = (part = '') => sv.organiserSeries('ny-serie', part);
  const post = (path: string, fields: Record<string, string | string[]> = {}) =>
    send(site.app, path, fields, organiser);
  const overview = (done = '') => visit(site.app, `${draft()}${done}`, organiser);
  const buttonOf = ({ body }: { body: string }) =>
    Object.fromEntries(
      [...body.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    );

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database);
    site = await startApp(database);
    organiser = await signInAs(site, 'organiser');
    await post(sv.organiser('new'), seriesForm());
    for (const [theme_sv, day] of [
      ['Grunder', '2027-02-10'],
      ['Påbyggnad', '2027-03-10'],
      ['Avslut', '2027-04-14'],
    ] as const) {
      await post(draft('seminars/new'), newSeminar({ theme_sv, day }));
    }
  });

  test('is previewed as what it is, with nothing that leads to a page that is not there', async () => {
    const page = await visit(site.app, draft('preview'), organiser);
    expect(page.text).toContain('Förhandsgranskning: Öppen kunskap');
    expect(page.text).toContain('Förhandsgranskning: så här blir sidan');
    expect(page.body).toContain(`href="${draft()}"`);
    expect(page.body).not.toMatch(
      /href="[^"]*\/ny-serie(?:\/(?:seminarium|kalender|anmalan)|")(?<!arrangor[^"]*")/,
    );
    expect(page.body).not.toMatch(/type="submit"(?! disabled)/);
    expect((await visit(site.app, own(), organiser)).body).toContain(own('preview'));
  });

  test('takes no seminar whose day has been', async () => {
    for (const path of [draft('seminars/new'), own('seminars/new')]) {
      const more = { day: '2026-12-02', description_sv: 'Om grunderna.' };
      const answer = await post(path, newSeminar(more));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Den dagen har redan varit');
    }
  });

  test('a seminar that nobody knows of is moved freely, also when its day has passed', async () => {
    site.clock.set('2027-02-20T08:00:00Z');
    const lastSeenAt = site.clock.now();
    const expiresAt = new Date(lastSeenAt.getTime() + 3_600_000);
    await site.services.database.write(async (tx) => {
      await tx.update(tx.tables.signIns).set({ lastSeenAt, expiresAt });
    });
    const form = await visit(site.app, draft('seminars/1/move'), organiser);
    expect(form.text).toContain('ingen får brev');
    const { theme_sv: _, theme_en: _no, capacity: _none, ...place } = newSeminar();
    const shown = await post(draft('seminars/1/move'), { ...place, day: '2027-05-12' });
    expect(shown.text).toContain('Ingen får brev.');
    const moved = await post(draft('seminars/1/move/confirmed'), buttonOf(shown));
    expect(moved.headers.location).toBe(`${draft()}?done=movedQuietly`);
    const page = await overview('?done=movedQuietly');
    expect(page.text).toContain('onsdag 12\u00a0maj 2027');
    expect(page.text).not.toContain('får ett mejl');
    const { read } = site.services.database;
    expect(await read.select().from(read.tables.mailings)).toEqual([]);
  });

  test('a seminar that nobody knows of is taken out, and history tells', async () => {
    expect((await overview()).text).toContain('Ta bort : Påbyggnad');
    const removed = await post(draft('seminars/2/removal'));
    expect(removed.headers.location).toBe(`${draft()}?done=removed`);
    const page = await overview();
    expect(page.text).toMatch(/1 Grunder.*2 Avslut/);
    expect(page.text).not.toContain('Påbyggnad');
    const { read } = site.services.database;
    const told = await read.select().from(read.tables.history);
    expect(told.filter(({ event }) => event === 'seminar.removed')).toMatchObject([
      { subject: 'series', details: { before: { number: 2, theme: { sv: 'Påbyggnad' } } } },
    ]);
    expect((await post(draft('seminars/3/removal'))).status).toBe(404);
  });

  test('what was ever public, or is booked, is not taken out', async () => {
    const answer = await post(own('seminars/1/removal'));
    expect(answer.headers.location).toBe(`${own()}?done=touched`);
    const request = { series: world.series, language: 'sv', idempotencyKey: null } as const;
    await signUp(site.services, { ...request, form: formOf(cast.asa, [1]) });
    await site.services.database.write(async (tx) => {
      await tx.update(tx.tables.series).set({ state: 'draft', publishedAt: null });
    });
    expect((await post(own('seminars/1/removal'))).headers.location).toMatch(/touched$/);
    const page = await visit(site.app, own(), organiser);
    expect(page.text).not.toContain('Ta bort : Tema 1');
    expect(page.text).toContain('Ta bort : Tema 2');
  });
});
