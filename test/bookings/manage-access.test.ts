import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { describeEngines } from '../support/database.ts';
import { send, visit } from '../support/visit.ts';
import { moved, type Stage, setStage } from './manage-stage.ts';

const pages = ['move', 'cancellation', 'seats'];
const forms = ['move', 'move/confirmed', 'seats', 'seats/confirmed'];
const posts = [...forms, 'cancellation/confirmed'];
const right: Record<string, string> = { ...moved, capacity: '7' };
const addresses = ['sv', 'en'] as const;

describeEngines('the pages of changing a seminar', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage(engine);
  });

  const isUntouched = async () => {
    expect(await stage.now()).toEqual(stage.seminar);
    expect(await stage.mailings()).toEqual([]);
  };

  test('a stranger is asked to sign in, and changes nothing', async () => {
    for (const language of addresses) {
      for (const part of pages) {
        const answer = await visit(stage.app, stage.path(part, language));
        expect([answer.status, answer.headers.location]).toEqual([303, pathsIn(language).signIn()]);
      }
      for (const part of posts) {
        expect((await send(stage.app, stage.path(part, language), right)).status).toBe(403);
      }
    }
    await isUntouched();
  });

  test('a reader may not open them', async () => {
    const reader = await stage.as('reader');
    for (const part of pages) expect((await stage.get(part, reader)).status).toBe(403);
    for (const part of posts) expect((await stage.post(part, right, reader)).status).toBe(403);
    await isUntouched();
  });

  test('an owner may, in both languages', async () => {
    const owner = await stage.as('owner');
    const headings = await Promise.all(
      addresses.flatMap((language) =>
        pages.map(async (part) => {
          const page = await visit(stage.app, stage.path(part, language), owner);
          expect(page.status).toBe(200);
          expect(page.headers['cache-control']).toBe('no-store');
          return page.heading;
        }),
      ),
    );
    expect(headings).toEqual([
      'Flytta seminarium 2',
      'Ställ in seminarium 2',
      'Ändra antalet platser på seminarium 2',
      'Move seminar 2',
      'Cancel seminar 2',
      'Change the number of seats at seminar 2',
    ]);
  });

  test('another series and another number are not found', async () => {
    const organiser = await stage.as('organiser');
    const paths = pathsIn('sv');
    const wrong = ['4', '0', '02', '2x', '%00', '99999999999999999999'];
    for (const part of pages) {
      const urls = wrong.map((number) =>
        paths.organiserSeries('oppna-data', `seminars/${number}/${part}`),
      );
      urls.push(paths.organiserSeries('finns-inte', `seminars/2/${part}`));
      for (const url of urls) expect((await visit(stage.app, url, organiser)).status).toBe(404);
    }
    for (const part of posts) {
      for (const number of wrong) {
        const url = paths.organiserSeries('oppna-data', `seminars/${number}/${part}`);
        expect((await send(stage.app, url, right, organiser)).status).toBe(404);
      }
    }
    await isUntouched();
  });

  test('a form from another site is refused', async () => {
    const organiser = await stage.as('organiser');
    for (const origin of ['https://elsewhere.example', 'null']) {
      for (const part of posts) {
        const answer = await stage.post(part, right, { ...organiser, origin });
        expect(answer.status, part).toBe(403);
      }
    }
    await isUntouched();
  });

  test('a form without its fields, with one twice, or with too much is shown again', async () => {
    const organiser = await stage.as('organiser');
    for (const part of forms) {
      expect((await stage.post(part)).status, part).toBe(422);
      const twice = { venue: ['Ett', 'Två'], capacity: ['1', '2'] };
      const answer = await send(stage.app, stage.path(part), { ...right, ...twice }, organiser);
      expect(answer.status, part).toBe(422);
      expect(answer.text).toContain('Fältet kom med två gånger.');
    }
    const long = await stage.post('move', { ...moved, venue: 'å'.repeat(161) });
    expect([long.status, long.body.includes('å'.repeat(161))]).toEqual([422, true]);
    const odd = {
      ...moved,
      venue: '<b>"Källaren" & \u0000co</b>',
      __proto__: 'x',
      constructor: 'y',
    };
    expect((await stage.post('move', odd)).body).toContain('&lt;b&gt;');
    await isUntouched();
  });
});
