import { eq } from 'drizzle-orm/sql';
import { beforeEach, describe, expect, test } from 'vitest';
import { leave } from '../../src/bookings/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { findPeople } from '../../src/people/find-people.ts';
import { listAsked } from '../../src/people/list.ts';
import { cancelAll, signUp } from '../../src/registrations/index.ts';
import { cancelSeminar } from '../../src/series/index.ts';
import { mergeInto } from '../organisations/merging.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signUpAll } from '../support/many.ts';
import { signInAs } from '../support/organisers.ts';
import { visit } from '../support/visit.ts';
import { addSeries, formOf, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const ofSeries = sv.organiserSeries('oppna-data', 'people');
const ofFirst = sv.organiserSeries('oppna-data', 'seminars/1/people');

const people = [
  ['Åsa Öberg', 'asa@karlstad.example', 'Karlstads kommun'],
  ['Örjan Ek', 'orjan@sunne.example', 'Sunne kommun'],
  ['Anna Ek', 'anna@bolaget.example', 'Bolaget AB'],
  ['Ärla Zorn', 'arla@karlstad.example', 'Karlstads kommun'],
  ['Zoe Ny', 'zoe@kau.example', 'Karlstads universitet'],
  ['Bo_Bo %', 'bo@tecken.example', 'Föreningen 100 %'],
] as const;

describeEngines('the list of who comes', (engine) => {
  let site: TestApp;
  let world: World;
  let reader: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [4, 10, 10] });
    site = await startApp(database);
    for (const [name, email, organisation] of people) {
      await add(name, email, organisation, [1]);
      site.clock.advance(60_000);
    }
    reader = await signInAs(site, 'reader');
  });

  const add = (name: string, email: string, organisation: string, seminars: number[]) =>
    signUp(site.services, {
      series: world.series,
      language: 'sv',
      form: formOf({ name, email, organisation }, seminars),
      idempotencyKey: null,
    });
  const show = (path: string) => visit(site.app, path, reader);
  const namesOn = ({ body }: { body: string }) =>
    [...body.matchAll(/people\/\d+">([^<]+)</g)].map(([, name]) => name);
  const rows = <T extends 'signUps' | 'organisations'>(table: T) => {
    const { read } = site.services.database;
    return read.select().from(read.tables[table]).orderBy(read.tables[table].id);
  };
  const personCalled = async (name: string) => {
    const found = (await rows('signUps')).find((row) => row.name === name);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return found;
  };

  test('each person with what the organiser needs, and the figures over them', async () => {
    const page = await show(ofFirst);
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.heading).toBe('Tema 1');
    expect(page.text).toContain('1–6 av 6 personer');
    expect(page.text).toContain('Bekräftade 4 av 4 platser');
    expect(page.text).toContain('På väntelistan 2');
    expect(page.text).toContain('Väntelista 2');
    expect(page.text).toContain('Kommun · Handläggare, utredare eller projektledare');
    expect(page.text).toContain('1 bekräftad, 2 inte anmäld, 3 inte anmäld');
  });

  test.each([
    ['name', ['Anna Ek', 'Bo_Bo %', 'Zoe Ny', 'Åsa Öberg', 'Ärla Zorn', 'Örjan Ek']],
    ['-name', ['Örjan Ek', 'Ärla Zorn', 'Åsa Öberg', 'Zoe Ny', 'Bo_Bo %', 'Anna Ek']],
    ['organisation', ['Anna Ek', 'Bo_Bo %', 'Åsa Öberg', 'Ärla Zorn', 'Zoe Ny', 'Örjan Ek']],
    ['when', ['Åsa Öberg', 'Örjan Ek', 'Anna Ek', 'Ärla Zorn', 'Zoe Ny', 'Bo_Bo %']],
    ['state', ['Åsa Öberg', 'Örjan Ek', 'Anna Ek', 'Ärla Zorn', 'Zoe Ny', 'Bo_Bo %']],
  ])('sorted by %s, å ä ö last', async (sort, names) => {
    expect(namesOn(await show(`${ofFirst}?sort=${sort}`))).toEqual(names);
    if (sort !== 'state') expect(namesOn(await show(`${ofSeries}?sort=${sort}`))).toEqual(names);
  });

  test.each([
    ['asa ob', ['Åsa Öberg']],
    ['EK', ['Anna Ek', 'Örjan Ek']],
    ['karlstad', ['Zoe Ny', 'Åsa Öberg', 'Ärla Zorn']],
    ['karlstad universitet', ['Zoe Ny']],
    ['orjan@sunne', ['Örjan Ek']],
    ['%', []],
    ['bo_bo tecken', ['Bo_Bo %']],
    ["' or 1=1 --", []],
    ['finns inte', []],
  ])('searched for %s', async (text, names) => {
    for (const path of [ofFirst, ofSeries]) {
      const page = await show(`${path}?q=${encodeURIComponent(text)}`);
      expect(namesOn(page)).toEqual(names);
      if (names.length === 0) expect(page.text).toContain('Ingen stämmer med sökningen.');
    }
  });

  test('narrowed by state, sector and organisation, and by what it does not know by nothing', async () => {
    expect(namesOn(await show(`${ofFirst}?state=waiting`))).toEqual(['Bo_Bo %', 'Zoe Ny']);
    expect(namesOn(await show(`${ofSeries}?state=waiting`))).toEqual(['Bo_Bo %', 'Zoe Ny']);
    expect(namesOn(await show(`${ofFirst}?sector=company`))).toEqual(['Anna Ek']);
    const { organisationId: organisation } = await personCalled('Åsa Öberg');
    for (const path of [ofFirst, ofSeries]) {
      const page = await show(`${path}?organisation=${organisation}&sector=municipality`);
      expect(namesOn(page)).toEqual(['Åsa Öberg', 'Ärla Zorn']);
    }
    const odd = `${ofFirst}?state=king&sector=&organisation=x&sort=drop&after=no&page=-1&q=a&q=b`;
    expect(namesOn(await show(odd))).toHaveLength(6);
    expect((await show(`${ofFirst}?__proto__=1&constructor=2`)).status).toBe(200);
  });

  test('a search through very many is done elsewhere, with the same answer', async () => {
    const now = site.services.clock();
    for (const seminar of [undefined, world.seminars[0]]) {
      const at = { ...world, ...(seminar ? { seminar } : {}) };
      const { read } = site.services.database;
      const { list, asked } = await listAsked(read, at, { q: 'ek', sort: '-name' }, now);
      const here = await findPeople(site.services, { list, place: asked.place });
      expect(here).toMatchObject({ total: 2, hasMore: false, rows: [{ name: 'Örjan Ek' }, {}] });
      expect(await findPeople(site.services, { list, place: asked.place }, 0)).toEqual(here);
    }
  });

  test('a seminar that is called off holds nobody, wherever it is looked at', async () => {
    await add('Wilma Väntar', 'wilma@vantar.example', 'Bolaget AB', [1]);
    await add('Bo Två', 'bo2@tva.example', 'Bolaget AB', [1, 2]);
    expect((await show(ofSeries)).text).toMatch(/Wilma Väntar.{0,250}På väntelista/);
    await cancelSeminar(site.services, world.seminars[0]?.id ?? 0, 'operator');
    const page = await show(ofFirst);
    expect(page.text).toContain('Inställt: Tema 1');
    expect(page.text).toContain('Inställt 8 var anmälda');
    for (const word of ['Bekräftade 4', 'av 4 platser', 'Erbjuden plats 0']) {
      expect(page.text).not.toContain(word);
    }
    expect(page.text).toMatch(/Anna Ek.{0,200}Inställt/);
    expect(namesOn(await show(`${ofFirst}?state=calledOff`))).toHaveLength(8);
    expect(namesOn(await show(`${ofFirst}?state=confirmed`))).toEqual([]);
    const whole = await show(ofSeries);
    expect(whole.text).toMatch(/3\sfebruari Inställt/);
    expect(whole.text).toMatch(/Bo Två.{0,200}1 inställt.{0,60}Anmäld/);
    expect(namesOn(await show(`${ofSeries}?state=confirmed`))).toEqual(['Bo Två']);
    expect(namesOn(await show(`${ofSeries}?state=calledOff`))).toHaveLength(8);
    const { id } = await personCalled('Anna Ek');
    const person = await show(sv.organiserSeries('oppna-data', `people/${id}`));
    expect(person.text).toMatch(/1 Tema 1 onsdag 3\sfebruari Inställt/);
    expect(person.text.split('Uppgifter')[0]).not.toContain('Bekräftad');
    const organiser = await signInAs(site, 'organiser');
    for (const file of ['csv', 'json']) {
      const { body } = await visit(site.app, `${ofFirst}.${file}`, organiser);
      expect(body).toContain('Inställt');
      expect(body).not.toMatch(/;Bekräftad;|"state":"confirmed"/);
    }
  });

  test('whoever leaves and books anew is there once, with the newest booking', async () => {
    await leave(site.services, await personCalled('Åsa Öberg'), 1);
    expect((await show(ofFirst)).text).toContain('Avbokade 1');
    await add('Åsa Öberg', 'asa@karlstad.example', 'Karlstads kommun', [1]);
    const page = await show(ofFirst);
    expect(page.text).toContain('av 6 personer');
    expect(page.text).toContain('Avbokade 0');
    expect(namesOn(await show(`${ofFirst}?state=cancelled`))).toEqual([]);
    expect(namesOn(await show(`${ofSeries}?state=cancelled`))).toEqual([]);
  });

  test('organisations that were merged count and are found as one', async () => {
    const all = await rows('organisations');
    const id = (name: string) => all.find((row) => row.name === name)?.id ?? 0;
    await mergeInto(site.services.database, id('Bolaget AB'), id('Sunne kommun'));
    await mergeInto(site.services.database, id('Sunne kommun'), id('Karlstads kommun'));
    for (const path of [ofFirst, ofSeries]) {
      const page = await show(`${path}?organisation=${id('Karlstads kommun')}`);
      expect(namesOn(page)).toEqual(['Anna Ek', 'Åsa Öberg', 'Ärla Zorn', 'Örjan Ek']);
      expect(page.text).toContain('skrev ”Bolaget AB”');
      expect(namesOn(await show(`${path}?organisation=${id('Bolaget AB')}`))).toHaveLength(4);
    }
    const page = await show(ofSeries);
    expect(page.text).toContain('Organisationer 3');
    const [choices = ''] = /<select[^>]* name="organisation".*?<\/select>/s.exec(page.body) ?? [];
    expect([...choices.matchAll(/>([^<]+)<\/option>/g)].map(([, name]) => name)).toEqual([
      ...['Alla organisationer', 'Föreningen 100 %', 'Karlstads kommun', 'Karlstads universitet'],
    ]);
  });

  test('whom no letter reaches is plain to see, and can be listed', async () => {
    const { id } = await personCalled('Åsa Öberg');
    await site.services.database.write(async (tx) => {
      const { outbox } = tx.tables;
      await tx.update(outbox).set({ state: 'sent' });
      await tx.update(outbox).set({ state: 'failed' }).where(eq(outbox.signUpId, id));
    });
    for (const path of [ofFirst, ofSeries]) {
      const page = await show(`${path}?state=unreached`);
      expect(namesOn(page)).toEqual(['Åsa Öberg']);
      expect(page.text).toContain('Mejlet når inte fram 1');
    }
  });

  describe('of more people than a page holds', () => {
    const numbered = (n: number) => `Person ${String(n).padStart(3, '0')}`;

    beforeEach(async () => {
      const crowd = Array.from({ length: 120 }, (_, i) => ({
        name: numbered(i + 1),
        email: `person${i + 1}@kommun.example`,
        organisation: `Kommun ${(i + 1) % 7}`,
      }));
      await signUpAll(site.services, world.series, crowd, [1, 2]);
    });

    test.each([
      ...['name', '-name', 'organisation', '-organisation', 'state', '-state', '-when', 'when'],
    ])('page by page there and back, nobody twice and nobody missed (%s)', async (sort) => {
      if (sort.includes('state')) await cancelSome();
      for (const path of [ofFirst, ofSeries]) {
        const there = await walk(`${path}?sort=${sort}`, 'next');
        expect(there.names).toHaveLength(126);
        expect(new Set(there.names).size).toBe(126);
        const back = await walk(there.last, 'prev');
        expect(back.pages.toReversed()).toEqual(there.pages);
      }
    });

    /** Sixty whole sign-ups, so that they begin in the middle of a page. */
    async function cancelSome() {
      const { read } = site.services.database;
      const { signUps } = read.tables;
      const people = await read.select().from(signUps).orderBy(signUps.id);
      for (const person of people.slice(0, 60)) await cancelAll(site.services, person);
    }

    test('a series sorted by state has those who cancelled last, each part by name', async () => {
      await cancelSome();
      const { names } = await walk(`${ofSeries}?sort=state`, 'next');
      const { names: turned } = await walk(`${ofSeries}?sort=-state`, 'next');
      expect(turned).toEqual(names.toReversed());
      const there = await show(`${ofSeries}?sort=state&last=1`);
      expect(there.text).toContain('Avbokad');
      expect(namesOn(there)).toEqual(names.slice(100));
      expect(namesOn(await show(`${ofSeries}?sort=state`))).toEqual(names.slice(0, 50));
      expect(names.slice(0, 66)).not.toContain('Åsa Öberg');
    });

    test('each page says which rows it has, and leads to the first and the last', async () => {
      const rels = ({ body }: { body: string }) =>
        ['Första', 'Föregående', 'Nästa', 'Sista'].filter((way) => body.includes(`>${way}</a>`));
      const first = await show(ofFirst);
      expect(first.text).toContain('1–50 av 126 personer');
      expect(first.text).toContain('Sida 1 av 3');
      expect(rels(first)).toEqual(['Nästa', 'Sista']);
      const last = await show(`${ofFirst}?last=1`);
      expect(last.text).toContain('101–126 av 126 personer');
      expect(rels(last)).toEqual(['Första', 'Föregående']);
      const { pages } = await walk(ofFirst, 'next');
      expect(namesOn(last)).toEqual(pages[2]);
      const second =
        /rel="prev" href="([^"]+)"/.exec(last.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(namesOn(await show(second))).toEqual(pages[1]);
      expect((await show(second)).text).toContain('51–100 av 126 personer');
    });

    test('a filter holds from page to page', async () => {
      const found = await walk(`${ofFirst}?q=person&sort=-name`, 'next');
      expect(found.names).toHaveLength(120);
      expect(found.names[0]).toBe(numbered(120));
    });

    test('a row that is not of the list begins it anew', async () => {
      expect(namesOn(await show(`${ofFirst}?after=99999&page=2`))[0]).toBe('Anna Ek');
    });

    async function walk(from: string, rel: 'next' | 'prev') {
      const pages: (string | undefined)[][] = [];
      let path: string | undefined = from;
      let last = from;
      while (path) {
        const page = await show(path);
        pages.push(namesOn(page));
        last = path;
        path = new RegExp(`rel="${rel}" href="([^"]+)"`)
          .exec(page.body)?.[1]
          ?.replaceAll('&amp;', '&');
      }
      return { pages, names: pages.flat(), last };
    }
  });

  test('who may see it, and what is not there', async () => {
    for (const path of [ofFirst, ofSeries, `${ofFirst}.csv`, `${ofSeries}.csv`]) {
      const stranger = await visit(site.app, path);
      expect(stranger.status).toBe(303);
      expect(stranger.headers.location).toBe(sv.signIn());
    }
    for (const part of ['seminars/9/people', 'seminars/x/people', 'seminars/9/people.csv']) {
      expect((await show(sv.organiserSeries('oppna-data', part))).status).toBe(404);
    }
    expect((await show(sv.organiserSeries('finns-inte', 'people'))).status).toBe(404);
    const page = await show(ofFirst);
    expect(page.body).not.toContain('people/new');
    expect(page.body).not.toContain('name="picked"');
    expect(
      (
        await visit(
          site.app,
          pathsIn('en').organiserSeries('oppna-data', 'seminars/1/people'),
          reader,
        )
      ).text,
    ).toContain('1–6 of 6 people');
  });
});
