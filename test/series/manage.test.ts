import { beforeEach, describe, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { readCalendar } from '../calendar/reading.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';
import { newSeminar, seriesForm } from './forms.ts';

const sv = pathsIn('sv');
const own = (part = '') => sv.organiserSeries('oppna-data', part);

const seminarForm = (seen: string, more: Record<string, string | string[]> = {}) => ({
  theme_sv: 'Grunder',
  theme_en: 'Basics',
  description_sv: 'Vad öppna data är.',
  description_en: '',
  recap_sv: '',
  recap_en: '',
  format: 'onsite',
  map_url: 'https://karta.example/1',
  opens_day: '',
  opens_time: '',
  closes_day: '2027-02-01',
  closes_time: '12.00',
  programme_time: ['08.00', '08.20', ''],
  programme_title_sv: ['Frukost', 'Öppna data på en halvtimme', ''],
  programme_title_en: ['Breakfast', '', ''],
  programme_speaker: ['', 'Exempla Inledarsson', ''],
  programme_affiliation: ['', 'MSB', ''],
  material_kind: ['film'],
  material_audience: ['all'],
  material_url: ['https://film.example/1'],
  material_title_sv: ['Filmen'],
  material_title_en: [''],
  material_detail_sv: ['52 min, textad'],
  material_detail_en: [''],
  seen,
  ...more,
});

describeEngines('an organiser', (engine) => {
  let site: TestApp;
  let organiser: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    await addSeries(database);
    site = await startApp(database);
    organiser = await signInAs(site, 'organiser');
  });

  const get = (path: string, headers = organiser) => visit(site.app, path, headers);
  const post = (path: string, fields: Record<string, string | string[]>, headers = organiser) =>
    send(site.app, path, fields, headers);
  const seenOn = async (path: string) =>
    /name="seen" value="([^"]*)"/.exec((await get(path)).body)?.[1] ?? '';
  const events = async () => {
    const { read } = site.services.database;
    const rows = await read.select().from(read.tables.history).orderBy(read.tables.history.id);
    return rows.filter((row) => row.actor.startsWith('organiser:')).map((row) => row.event);
  };

  test('builds a new series from nothing, previews and publishes it', async () => {
    const created = await post(sv.organiser('new'), seriesForm());
    expect(created.headers.location).toBe(`${sv.organiserSeries('ny-serie')}?done=created`);
    const added = await post(sv.organiserSeries('ny-serie', 'seminars/new'), newSeminar());
    expect(added.status).toBe(303);
    const overview = await get(sv.organiserSeries('ny-serie'));
    expect(overview.text).toContain('onsdag 15\u00a0september 2027');
    expect(overview.text).toContain('En svensk beskrivning av varje seminarium');
    expect((await get(sv.series('ny-serie'))).status).toBe(404);
    expect((await get(sv.organiserSeries('ny-serie', 'preview'))).heading).toBe('Öppen kunskap');

    const publish = () => post(sv.organiserSeries('ny-serie', 'publication'), {});
    expect((await publish()).headers.location).toContain('done=same');
    const edit = sv.organiserSeries('ny-serie', 'seminars/1/edit');
    const more = { closes_day: '', closes_time: '' };
    expect((await post(edit, seminarForm(await seenOn(edit), more))).status).toBe(303);
    expect((await publish()).headers.location).toContain('done=published');
    const page = await get(sv.series('ny-serie'));
    expect(page.text).toContain('Öppna data på en halvtimme');
    expect(await events()).toEqual([
      'series.created',
      'seminar.added',
      'seminar.changed',
      'series.published',
    ]);
    await post(sv.organiserSeries('ny-serie', 'archiving'), {});
    expect((await get(sv.series('ny-serie'))).status).toBe(200);
  });

  test('a published series is not saved without what strangers must read', async () => {
    const message = 'Serien är publicerad, så den här texten måste finnas.';
    const series = await post(
      own('edit'),
      seriesForm({ seen: await seenOn(own('edit')), summary_sv: ' ' }),
    );
    expect([series.status, series.text.includes(message)]).toEqual([422, true]);
    const edit = own('seminars/1/edit');
    const seminar = await post(edit, seminarForm(await seenOn(edit), { description_sv: '' }));
    expect([seminar.status, seminar.text.includes(message)]).toEqual([422, true]);
    const add = (more = {}) => post(own('seminars/new'), { ...newSeminar(), ...more });
    const added = await add();
    expect([added.status, added.text.includes(message)]).toEqual([422, true]);
    expect((await get(sv.seminar('oppna-data', 4))).status).toBe(404);
    expect((await add({ description_sv: 'Det handlar om mer.' })).status).toBe(303);
    expect((await get(sv.seminar('oppna-data', 4))).text).toContain('Det handlar om mer.');
    expect(await events()).toEqual(['seminar.added']);
  });

  test('a text that a calendar shows moves what calendars are told (CAL-03, CAL-43)', async () => {
    const feed = async () => {
      const answer = await site.app.inject(sv.seriesCalendar('oppna-data'));
      const { events: all } = readCalendar(answer.body);
      const [event] = all;
      return { modified: answer.headers['last-modified'], event, etag: answer.headers.etag };
    };
    const first = await feed();
    site.clock.advance(600_000);
    const edit = own('seminars/1/edit');
    const more = { theme_sv: 'Annat namn', closes_day: '', closes_time: '' };
    expect((await post(edit, seminarForm(await seenOn(edit), more))).status).toBe(303);
    const second = await feed();
    expect(second.event?.summary).toContain('Annat namn');
    expect(second.event).toMatchObject({
      stamp: site.clock.now(),
      sequence: first.event?.sequence,
    });
    expect(second.modified).toBe(site.clock.now().toUTCString());
    site.clock.advance(600_000);
    await post(own('edit'), seriesForm({ seen: await seenOn(own('edit')) }));
    const third = await feed();
    expect(third.etag).not.toBe(second.etag);
    expect(third.event).toMatchObject({ stamp: site.clock.now(), sequence: first.event?.sequence });
  });

  test('changes what the public page shows, at once', async () => {
    expect((await get(sv.series('oppna-data'))).heading).toBe('Öppna data');
    const saved = await post(own('edit'), seriesForm({ seen: await seenOn(own('edit')) }));
    expect(saved.headers.location).toBe(`${own()}?done=saved`);
    const page = await get(sv.series('oppna-data'));
    expect(page.heading).toBe('Öppen kunskap');
    expect((await get(`${own()}?done=saved`)).text).toContain('Ändringarna är sparade.');
  });

  test('two at once: the later one sees what changed, and nothing is overwritten', async () => {
    const seen = await seenOn(own('edit'));
    await post(own('edit'), seriesForm({ seen, title_sv: 'Den förstas namn' }));
    const later = await post(own('edit'), seriesForm({ seen, title_sv: 'Den andras namn' }));
    expect(later.status).toBe(422);
    expect(later.text).toContain('Någon annan har sparat sedan du öppnade sidan');
    expect(later.text).toContain('Nu står: Den förstas namn');
    expect(later.body).toContain('value="Den andras namn"');
    expect((await get(sv.series('oppna-data'))).heading).toBe('Den förstas namn');
    const again = /name="seen" value="([^"]*)"/.exec(later.body)?.[1] ?? '';
    await post(own('edit'), seriesForm({ seen: again, title_sv: 'Den andras namn' }));
    expect((await get(sv.series('oppna-data'))).heading).toBe('Den andras namn');

    const edit = own('seminars/1/edit');
    const before = await seenOn(edit);
    await post(edit, seminarForm(before));
    const stale = await post(edit, seminarForm(before, { theme_sv: 'Ett annat tema' }));
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('Nu står: Grunder');
  });

  test('programme and materials are shown, changed and taken away; nobody is written to', async () => {
    const edit = own('seminars/1/edit');
    await post(edit, seminarForm(await seenOn(edit)));
    const shown = (await get(sv.seminar('oppna-data', 1))).text;
    expect(shown).toContain('08.20 Öppna data på en halvtimme');
    const fewer = {
      programme_time: [],
      programme_title_sv: [],
      material_url: [],
      material_title_sv: [],
    };
    expect((await post(edit, seminarForm(await seenOn(edit), fewer))).status).toBe(303);
    expect((await get(sv.seminar('oppna-data', 1))).text).not.toContain('halvtimme');
    const { read } = site.services.database;
    expect(await read.select().from(read.tables.outbox)).toEqual([]);
    expect(await read.select().from(read.tables.mailings)).toEqual([]);
  });

  describe('wrong input is shown again with what was typed', () => {
    test.each([
      ['no name', { title_sv: '' }, 'Skriv seriens namn på svenska'],
      ['a bad slug', { slug: 'Öppna data!' }, 'Skriv små bokstäver a–z'],
      ['a slug of ours', { slug: 'kakor' }, 'Den adressen är upptagen'],
      ['a taken slug', { slug: 'oppna-data' }, 'Den adressen är upptagen'],
      ['no convener', { convener: '' }, 'Skriv vilken organisation'],
      ['a bad address', { contact_email: 'vera' }, 'Skriv hela e-postadressen'],
      ['degrees in words', { latitude: 'norr' }, 'Skriv latituden i grader'],
      ['a latitude of 91', { latitude: '91' }, 'Skriv latituden i grader'],
      ['too long', { summary_sv: 'å'.repeat(2001) }, 'Texten är för lång'],
    ])('of a series: %s', async (_why, more, sentence) => {
      const answer = await post(sv.organiser('new'), seriesForm(more));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(answer.body).toContain('value="Vi bjuder in"');
    });

    test.each([
      [
        'a time that does not exist',
        { day: '2027-03-28', from: '02:30' },
        'finns inte eller finns två gånger',
      ],
      [
        'a time that is there twice',
        { day: '2027-10-31', to: '02:30', from: '01:00' },
        'finns inte eller finns två gånger',
      ],
      ['an end before its start', { from: '10:00', to: '08:00' }, 'måste sluta efter'],
      ['no day', { day: '' }, 'Välj en dag'],
      ['no venue', { venue: '' }, 'Skriv lokalens namn'],
      ['seats in words', { capacity: 'många' }, 'Skriv antal platser'],
      ['a link that runs code', { join_url: 'javascript:alert(1)' }, 'börjar med https://'],
    ])('of a new seminar: %s', async (_why, more, sentence) => {
      const answer = await post(own('seminars/new'), newSeminar(more));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(answer.body).toContain('value="Grunder"');
    });

    test.each([
      ['no theme', { theme_sv: '' }, 'Skriv temat på svenska'],
      ['no format', { format: 'by pigeon' }, 'Välj hur seminariet hålls'],
      [
        'a programme item without a time',
        { programme_time: ['', ''] },
        'Varje programpunkt behöver',
      ],
      [
        'a film that runs code',
        { material_url: ['javascript:alert(1)'] },
        'Varje film, bild eller länk',
      ],
      [
        'a closing that does not exist',
        { closes_day: '2027-03-28', closes_time: '02:30' },
        'finns inte',
      ],
    ])('of a seminar: %s', async (_why, more, sentence) => {
      const edit = own('seminars/1/edit');
      const answer = await post(edit, seminarForm(await seenOn(edit), more));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(answer.text).toContain('Vad öppna data är.');
    });
  });

  test('who may what: strangers sign in first, readers only look, other sites nothing', async () => {
    const pages = ['', 'preview', 'edit', 'seminars/new', 'seminars/1/edit'];
    const forms = ['edit', 'seminars/new', 'seminars/1/edit', 'publication', 'archiving'];
    const reader = await signInAs(site, 'reader');
    const evil = { ...organiser, origin: 'https://evil.example' };
    for (const [index, part] of pages.entries()) {
      expect((await visit(site.app, own(part))).headers.location).toBe(sv.signIn());
      expect((await get(own(part), reader)).status).toBe(index < 2 ? 200 : 403);
      expect((await get(sv.organiserSeries('ingen', part))).status).toBe(404);
    }
    for (const part of forms) {
      expect((await send(site.app, own(part), {})).status).toBe(403);
      expect((await post(own(part), {}, reader)).status).toBe(403);
      expect((await post(own(part), {}, evil)).status).toBe(403);
      expect((await post(sv.organiserSeries('ingen', part), {})).status).toBe(404);
    }
    expect((await get(own('seminars/9/edit'))).status).toBe(404);
    expect((await get(sv.organiser(), reader)).text).toContain('3\u00a0februari–31\u00a0mars 2027');
    expect((await get(pathsIn('en').organiser(), reader)).heading).toBe('Series');
  });
});
