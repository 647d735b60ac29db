import readXlsx from 'read-excel-file/node';
import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { readCsv } from '../support/csv.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { bare, openPdf, pagesOf, scripts } from '../support/pdf.ts';
import { visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';
import { readZip } from '../support/zip.ts';

const sv = pathsIn('sv');
const ofSeries = sv.organiserSeries('oppna-data', 'people');
const ofFirst = sv.organiserSeries('oppna-data', 'seminars/1/people');
const odd = {
  name: '=HYPERLINK("http://x")',
  email: 'lodz@x.example',
  organisation: 'Łódź Ωμέγα Ёлка Żółć',
};

describeEngines('the list as other files', (engine) => {
  let site: TestApp;
  let world: World;
  let reader: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [3, 10, 10] });
    site = await startApp(database);
    for (const person of [...Object.values(cast), odd]) await add(person);
    reader = await signInAs(site, 'reader');
  });

  const add = (person: typeof cast.asa) =>
    signUp(site.services, {
      series: world.series,
      language: 'sv',
      form: formOf(person, [1, 2]),
      idempotencyKey: null,
    });
  const take = async (path: string) => {
    const answer = await site.app.inject({ method: 'GET', url: path, headers: reader });
    expect([path, answer.statusCode]).toEqual([path, 200]);
    expect(answer.headers['cache-control']).toBe('no-store');
    return answer;
  };
  const csv = async (path: string) => readCsv((await take(path)).body);

  test('JSON has the same rows, with what its fields mean', async () => {
    const answer = await take(`${ofSeries}.json?state=waiting`);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('anmalda.json');
    const file = answer.json();
    expect(file).toMatchObject({ series: 'Öppna data', seminar: null, filter: 'state=waiting' });
    const [head, ...rows] = await csv(`${ofSeries}.csv?state=waiting`);
    expect(file.fields.map(({ label }: { label: string }) => label)).toEqual(head);
    expect(file.count).toBe(2);
    expect(file.rows.map((row: { name: string }) => row.name)).toEqual(
      rows.map((row) => (row[2]?.startsWith("'") ? row[2].slice(1) : row[2])),
    );
    expect(file.rows[0]).toEqual({
      ...{ number: 1, theme: 'Tema 1', name: 'Dag Lind', email: 'dag@bolaget.example' },
      ...{ organisation: 'Bolaget AB', typed: 'Bolaget AB', sector: 'company' },
      ...{ role: 'Handläggare', category: 'specialist', state: 'waiting', place: 1, came: null },
      ...{ when: '2027-01-13T10:00:00+01:00', via: null },
    });
    expect(file.fields[9]).toMatchObject({ name: 'state', values: { waiting: 'Väntelista' } });
  });

  test('JSON of nobody is JSON', async () => {
    const { rows, count } = (await take(`${ofFirst}.json?q=ingen`)).json();
    expect([rows, count]).toEqual([[], 0]);
  });

  test('XLSX has the same rows: numbers as numbers, times as times, and no formula', async () => {
    for (const path of [ofFirst, ofSeries]) {
      const answer = await take(`${path}.xlsx`);
      expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
      expect(answer.rawPayload.includes('<f>')).toBe(false);
      const [{ data } = { data: [] }] = await readXlsx(answer.rawPayload);
      const expected = await csv(`${path}.csv`);
      expect(data.map((row) => row.map(asInCsv))).toEqual(expected);
      expect(data[1]?.[0]).toBe(1);
      expect(data[1]?.[12]).toEqual(new Date('2027-01-13T10:00:00Z'));
    }
  });

  /** What a cell is, as the CSV has it. */
  function asInCsv(cell: unknown) {
    if (cell === null) return '';
    if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ');
    return /^[=+@-]/.test(String(cell)) ? `'${cell}` : String(cell);
  }

  test('PDF has the same rows, heads on each page, tags, a language and every letter', async () => {
    for (let n = 0; n < 60; n++) {
      await add({
        name: `Person ${n}`,
        email: `p${n}@kommun.example`,
        organisation: 'Kils kommun',
      });
    }
    const columns = '?columns=email,organisation,state,place';
    const answer = await take(`${ofFirst}.pdf${columns}`);
    expect(answer.headers['content-type']).toBe('application/pdf');
    const pdf = await openPdf(answer.rawPayload);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Anmälda till Tema 1', Language: 'sv-SE' });
    expect(marksOf(await pdf.getMarkInfo())).toMatchObject({ Marked: true });
    const pages = await pagesOf(answer.rawPayload);
    expect(pages.length).toBeGreaterThan(2);
    for (const [n, text] of pages.entries()) {
      expect(text).toContain('Namn E-post Organisation Status Köplats');
      expect(text).toContain(`Sida ${n + 1} av ${pages.length}`);
    }
    const all = pages.join(' ');
    const [, ...rows] = await csv(`${ofFirst}.csv${columns}`);
    expect(rows).toHaveLength(65);
    for (const [name = '', email = ''] of rows) {
      expect(all).toContain(`${name.replace(/^'/, '')} ${email}`);
    }
    expect(all).toContain('Łódź Ωμέγα Ёлка Żółć');
    expect(all).toContain('65 rader');
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['Document', 'H1', 'Table', 'THead', 'TH', 'TBody', 'TR', 'TD']) {
      expect(tree).toContain(`"role":"${role}"`);
    }
  }, 60_000);

  /** As this version gives them, or as the next one may. */
  const marksOf = (marks: unknown) => (marks instanceof Map ? Object.fromEntries(marks) : marks);

  test('PDF has names of every script, beside Swedish ones and in them', async () => {
    for (const [n, name] of Object.values(scripts).entries()) {
      const organisation = `Kils kommun ${name}`;
      await add({ name: name.normalize('NFC'), email: `s${n}@kommun.example`, organisation });
    }
    const columns = '?columns=email,organisation';
    const { rawPayload } = await take(`${ofFirst}.pdf${columns}`);
    const said = bare((await pagesOf(rawPayload)).join(''));
    const [, ...rows] = await csv(`${ofFirst}.csv${columns}`);
    expect(rows).toHaveLength(5 + Object.keys(scripts).length);
    for (const [name = '', email = '', organisation = ''] of rows) {
      if (name.startsWith("'")) continue;
      expect(said).toContain(bare(name + email + organisation));
    }
    const tree = JSON.stringify(
      await (await (await openPdf(rawPayload)).getPage(1)).getStructTree(),
    );
    for (const role of ['H1', 'Table', 'TH', 'TD']) expect(tree).toContain(`"role":"${role}"`);
  });

  test('what somebody needs at breakfast is in no list and no file (LAW-14)', async () => {
    await site.services.database.write(async (tx) => {
      const { bookings, bookingNeeds } = tx.tables;
      for (const { id } of await tx.select().from(bookings)) {
        await tx.insert(bookingNeeds).values({ bookingId: id, need: 'gluten-free' });
      }
    });
    const all = '?columns=needs,need,breakfast,name,email,organisation,typed,sector,county,role';
    for (const path of [ofFirst, ofSeries]) {
      for (const query of ['', all]) {
        for (const kind of ['', '.csv', '.json']) {
          const { body } = await take(path + kind + query);
          expect(body).not.toMatch(/gluten|need|behov/i);
        }
        const bag = readZip((await take(`${path}.zip${query}`)).rawPayload);
        for (const file of bag.values()) expect(String(file)).not.toMatch(/gluten|need|behov/i);
        const [{ data } = { data: [] }] = await readXlsx(
          (await take(`${path}.xlsx${query}`)).rawPayload,
        );
        expect(JSON.stringify(data)).not.toMatch(/gluten|need|behov/i);
      }
    }
  });

  test('each is an entry of history', async () => {
    for (const kind of ['json', 'xlsx', 'pdf']) await take(`${ofFirst}.${kind}?sector=company`);
    const { read } = site.services.database;
    const { history } = read.tables;
    const told = (await read.select().from(history).orderBy(history.id)).filter(
      ({ event }) => event === 'people.exported',
    );
    expect(told.map(({ details }) => details)).toEqual(
      ['json', 'xlsx', 'pdf'].map((file) => ({
        filter: '?sector=company',
        searched: false,
        file,
        rows: 1,
      })),
    );
  });

  test('one that would be too large is a page that offers CSV, and no entry', async () => {
    await fill(1996);
    const third = sv.organiserSeries('oppna-data', 'seminars/3/people');
    expect((await take(`${third}.json`)).json().count).toBe(1996);
    await fill(5);
    const page = await visit(site.app, `${third}.pdf?sort=-name&columns=email`, reader);
    expect(page.status).toBe(413);
    expect(page.heading).toBe('För många rader för PDF');
    expect(page.text).toContain(
      'Urvalet har 2\u00a0001 rader, och en PDF-fil rymmer högst 2\u00a0000.',
    );
    expect(page.body).toContain(`href="${third}.csv?sort=-name&amp;columns=name,email"`);
    const { read } = site.services.database;
    const { history } = read.tables;
    const told = await read.select().from(history).orderBy(history.id);
    expect(told.filter(({ event }) => event === 'people.exported')).toHaveLength(1);
  }, 60_000);

  let filled = 0;
  async function fill(count: number) {
    await site.services.database.write(async (tx) => {
      const { signUps, bookings } = tx.tables;
      const [model] = await tx.select().from(signUps).limit(1);
      if (!model) throw new Error('Nobody to copy');
      const { id: _, ...facts } = model;
      const people = Array.from({ length: count }, (_, n) => {
        const email = `${filled + n}@many.example`;
        return { ...facts, email, name: email };
      });
      const rows = [];
      for (let n = 0; n < count; n += 500) {
        rows.push(
          ...(await tx
            .insert(signUps)
            .values(people.slice(n, n + 500))
            .returning()),
        );
      }
      const at = { createdAt: facts.createdAt, stateAt: facts.createdAt };
      const made = rows.map(({ id: signUpId }) => ({
        ...{ seminarId: world.seminars[2]?.id ?? 0, signUpId, state: 'confirmed' as const },
        ...at,
        calendarUid: `uid-${signUpId}`,
      }));
      for (let n = 0; n < count; n += 500) {
        await tx.insert(bookings).values(made.slice(n, n + 500));
      }
    });
    filled += count;
  }
});
