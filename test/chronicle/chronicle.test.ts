import { beforeEach, expect, test } from 'vitest';
import { changeCapacity } from '../../src/bookings/change-capacity.ts';
import { setLimits } from '../../src/bookings/set-limits.ts';
import { setAsking, setCutOff } from '../../src/breakfast/set-breakfast.ts';
import { record } from '../../src/history/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { cancelSeminar, moveSeminar } from '../../src/series/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, type Visit, visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const own = (part = '') => pathsIn('sv').organiserSeries('oppna-data', part);
const operator = 'operator';

describeEngines('the history of a series', (engine) => {
  let site: TestApp;
  let world: World;
  let headers: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database);
    site = await startApp(database);
    headers = await signInAs(site, 'organiser');
  });

  const show = (query = '', language: 'sv' | 'en' = 'sv') =>
    visit(site.app, pathsIn(language).organiserSeries('oppna-data', `history${query}`), headers);
  const post = (part: string, fields: Record<string, string | string[]> = {}) =>
    send(site.app, own(part), fields, headers);
  const seen = ({ body }: Visit) => /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? '';
  const valuesOf = ({ body }: Visit) => {
    const inputs = [...body.matchAll(/<input [^>]*?name="([^"]+)" value="([^"]*)"/g)];
    const areas = [...body.matchAll(/<textarea [^>]*?name="([^"]+)"[^>]*>([^<]*)</g)];
    return Object.fromEntries(
      [...inputs, ...areas].map(([, name = '', value = '']) => [name, value]),
    );
  };
  const seminarId = (number: number) => world.seminars[number - 1]?.id ?? 0;

  test('tells what was done with seminars, who did it and what stood before', async () => {
    const { services } = site;
    await changeCapacity(services, seminarId(2), 12, operator);
    const startsAt = new Date('2027-03-10T07:00:00Z');
    const endsAt = new Date('2027-03-10T09:00:00Z');
    await moveSeminar(services, seminarId(2), { startsAt, endsAt, venue: 'Museet' }, operator);
    await setCutOff(services, seminarId(1), new Date('2027-01-20T11:00:00Z'), operator);
    await setAsking(services, seminarId(1), true, operator);
    const limits = { each: 2, sectors: [{ sector: 'company' as const, seats: 3 }] };
    const until = new Date('2027-03-20T11:00:00Z');
    const held = [{ name: 'Sunne kommun', seats: 2, until }];
    const wanted = { needsApproval: true, organisations: [], held, ...limits };
    await setLimits(services, seminarId(3), wanted, operator);
    await cancelSeminar(services, seminarId(3), operator);
    const { text, heading } = await show();
    expect(heading).toBe('Historik');
    for (const told of [
      'Seminarium 2, Tema 2: antalet platser ändrat Antal platser: 10 → 12',
      'Seminarium 2, Tema 2: tid eller plats ändrad Börjar: 3 mars 2027 08.00 → 10 mars 2027 08.00 Slutar: 3 mars 2027 10.00 → 10 mars 2027 10.00 Lokal: Residenset → Museet',
      'När antalet ska lämnas: inget → 20 januari 2027 12.00',
      'Seminarium 1, Tema 1: formuläret frågar om behov vid frukosten',
      'Varje anmälan ska godkännas: nej → ja Från varje organisation: inget → 2',
      'Från varje sektor: inget → företag 3',
      'Platser som hålls: inget → Sunne kommun 2 till 20 mars 2027 12.00',
      'Seminarium 3, Tema 3: inställt',
      '10.00 · Driften',
    ]) {
      expect(text).toContain(told);
    }
    const order = ['inställt', 'begränsningar', 'antalet platser ändrat'];
    expect(order.map((word) => text.indexOf(word))).toEqual(
      order.map((word) => text.indexOf(word)).toSorted((a, b) => a - b),
    );
    expect((await show('', 'en')).text).toContain(
      'Seminar 2, Tema 2 (en): number of seats changed Number of seats: 10 → 12',
    );
  });

  test('tells what organisers wrote, and shows of long texts where they part', async () => {
    const edit = await visit(site.app, own('edit'), headers);
    const long = `${'Vi ses på morgonen och talar om data. '.repeat(20)}Ta med dator.`;
    const fields = { ...valuesOf(edit), title_sv: 'Öppnare data', summary_sv: long };
    expect((await post('edit', { ...fields, seen: seen(edit) })).status).toBe(303);
    const again = await visit(site.app, own('edit'), headers);
    const longer = long.replace('dator', 'kaffe');
    await post('edit', { ...valuesOf(again), summary_sv: longer, seen: seen(again) });
    const { text } = await show();
    expect(text).toContain('Namn på svenska: Öppna data → Öppnare data');
    expect(text).toMatch(/Beskrivning på svenska: ….*Ta med dator\. → ….*Ta med kaffe\./);
    expect(text).toContain('organiser@lansstyrelsen.example');
    const seminar = await visit(site.app, own('seminars/1/edit'), headers);
    const programme = {
      ...{ programme_time: ['08.10'], programme_title_sv: ['Frukost'], format: 'hybrid' },
      ...{ programme_title_en: [''], programme_speaker: ['Eva'], programme_affiliation: ['SCB'] },
      ...{ closes_day: '2027-02-01', closes_time: '12:00' },
    };
    const saved = { ...valuesOf(seminar), ...programme, seen: seen(seminar) };
    expect((await post('seminars/1/edit', saved)).status).toBe(303);
    const told = (await show()).text;
    expect(told).toContain('Program: inget → 08:10 Frukost Eva SCB');
    expect(told).toContain('Hur seminariet hålls: På plats → På plats och på nätet');
    expect(told).toContain('Anmälan stänger: inget → 2027-02-01 12:00');
  });

  test('tells of questions, links, members and files', async () => {
    const question = {
      ...{ label_sv: 'Hur kommer du?', label_en: '', help_sv: '', help_en: '', seminar: '2' },
      ...{ kind: 'one', option_sv: ['Tåg', 'Bil'], option_en: ['', ''], step: 'save' },
    };
    expect((await post('questions/new', question)).status).toBe(303);
    await post('network/members', { organisation: 'Sunne kommun' });
    const { read } = site.services.database;
    const member = (await read.select().from(read.tables.members)).at(-1)?.id;
    const links = () => read.select().from(read.tables.shareLinks);
    await post(`network/members/${member}/links`, { channel: 'Intranätet' });
    const link = (await links()).find(({ channel }) => channel)?.id;
    await post(`network/members/${member}/links/${link}/retirement`);
    await post(`network/members/${member}/page/closing`);
    await visit(site.app, own('people.csv?q=Åsa&state=confirmed'), headers);
    await visit(site.app, own('seminars/2/report.json'), headers);
    await post('archiving');
    await site.services.database.write((tx) =>
      record(tx, {
        ...{ at: site.clock.now(), actor: `member:${member}`, event: 'share_link.made' },
        ...{ subject: 'share_link', subjectId: link ?? 0 },
      }),
    );
    const { text } = await show();
    for (const told of [
      'Frågan ”Hur kommer du?”: tillagd',
      'Svar att välja mellan: Tåg; Bil',
      'Vem får frågan: Seminarium 2, Tema 2',
      'Sunne kommun: ny medlem i nätverket',
      /Sunne kommun: länken \S+ skapad Kanal: Intranätet/,
      /Sunne kommun: länken \S+ avslutad/,
      'Sunne kommun: den egna sidan stängd',
      'Hela serien: listan över anmälda hämtad som CSV Bara ett urval av listan',
      'Seminarium 2, Tema 2: rapporten hämtad som JSON',
      'Serien arkiverad',
      'Medlemmen Sunne kommun',
    ]) {
      expect(text).toMatch(typeof told === 'string' ? new RegExp(escaped(told)) : told);
    }
    expect(text).not.toContain('Åsa');
  });

  test('tells nothing of single people, nor of another series', async () => {
    const form = formOf(cast.asa, [1]);
    const { series } = world;
    await signUp(site.services, { series, language: 'sv', form, idempotencyKey: null });
    const other = await addSeries(site.services.database, { slug: 'annan' });
    await changeCapacity(site.services, other.seminars[0]?.id ?? 0, 99, operator);
    const { text } = await show();
    expect(text).toContain('Inget är antecknat än.');
    expect(text).not.toContain('99');
  });

  test('fifty to a page, and never one twice or none', async () => {
    await site.services.database.write(async (tx) => {
      for (let capacity = 1; capacity <= 120; capacity++) {
        await record(tx, {
          ...{ at: site.clock.now(), actor: operator, event: 'seminar.capacity_changed' },
          ...{ subject: 'seminar', subjectId: seminarId(1) },
          details: { before: { capacity: capacity - 1 }, after: { capacity } },
        });
      }
    });
    const shownIn = ({ text }: Visit) =>
      [...text.matchAll(/Antal platser: \d+ → (\d+)/g)].map(([, to]) => Number(to));
    const linkOf = ({ body }: Visit, rel: string) =>
      new RegExp(`rel="${rel}" href="[^"?]*([^"]*)"`).exec(body)?.[1];
    const first = await show();
    const second = await show(linkOf(first, 'next'));
    const third = await show(linkOf(second, 'next'));
    const all = [first, second, third].map(shownIn);
    expect(all.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(all.flat()).toEqual(Array.from({ length: 120 }, (_, n) => 120 - n));
    expect(linkOf(first, 'prev')).toBeUndefined();
    expect(linkOf(third, 'next')).toBeUndefined();
    expect(shownIn(await show(linkOf(third, 'prev')))).toEqual(all[1]);
    expect(shownIn(await show(linkOf(second, 'prev')))).toEqual(all[0]);
    expect(shownIn(await show('?before=x&after=-1'))).toEqual(all[0]);
  });

  test('is for organisers, of a series that there is', async () => {
    expect((await visit(site.app, own('history'))).status).toBe(303);
    const none = pathsIn('sv').organiserSeries('ingen', 'history');
    expect((await visit(site.app, none, headers)).status).toBe(404);
    expect((await visit(site.app, own(), headers)).body).toContain(own('history'));
  });
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
