import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { cancelAll, signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signUpAll } from '../support/many.ts';
import { signInAs } from '../support/organisers.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';
import { readZip } from '../support/zip.ts';

const sv = pathsIn('sv');
const ofSeries = sv.organiserSeries('oppna-data', 'people');
const ofFirst = sv.organiserSeries('oppna-data', 'seminars/1/people');
const odd = { name: '=Bo, "B" Ek', email: 'odd@x.example', organisation: "'+Łódź; Ωμέγα" };

describeEngines('the list as an archive package', (engine) => {
  let site: TestApp;
  let world: World;
  let reader: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [3, 10, 10] });
    site = await startApp(database);
    for (const person of [...Object.values(cast), odd]) {
      await signUp(site.services, {
        ...{ series: world.series, language: 'sv', idempotencyKey: null },
        form: formOf(person, [1, 2]),
      });
    }
    reader = await signInAs(site, 'reader');
  });

  async function take(path: string) {
    const answer = await site.app.inject({ method: 'GET', url: path, headers: reader });
    expect([path, answer.statusCode]).toEqual([path, 200]);
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.headers['cache-control']).toBe('no-store');
    const files = readZip(answer.rawPayload);
    const [first = ''] = files.keys();
    const folder = first.slice(0, first.indexOf('/') + 1);
    for (const name of files.keys()) expect(name.startsWith(folder)).toBe(true);
    const inside = new Map([...files].map(([name, file]) => [name.slice(folder.length), file]));
    const text = (name: string) => inside.get(name)?.toString('utf8') ?? '';
    return { answer, folder, inside, text, ...read(text) };
  }

  /** What is in it, by other readers than those that wrote it. */
  function read(text: (name: string) => string) {
    return {
      csv: parse(text('data/anmalda.csv'), { record_delimiter: '\r\n' }) as string[][],
      json: JSON.parse(text('data/anmalda.json')),
      about: JSON.parse(text('data/anmalda.csv-metadata.json')),
      info: Object.fromEntries(
        text('bag-info.txt')
          .split('\n')
          .filter(Boolean)
          .map((line) => line.split(/: (.*)/, 2)),
      ),
    };
  }

  test('is a bag whose every file has its checksum (RFC 8493)', async () => {
    const { answer, folder, inside, text, info } = await take(`${ofFirst}.zip`);
    expect(answer.headers['content-disposition']).toContain('filename="anmalda.zip"');
    expect(folder).toBe('anmalda-oppna-data-1-2027-01-13/');
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const named = (manifest: string) =>
      text(manifest)
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('  '));
    const payload = [...inside.keys()].filter((name) => name.startsWith('data/'));
    const tags = [...inside.keys()].filter((name) => !name.startsWith('data/'));
    const manifest = named('manifest-sha256.txt');
    const tagManifest = named('tagmanifest-sha256.txt');
    expect(manifest.map(([, name]) => name)).toEqual(payload);
    expect(tagManifest.map(([, name]) => name)).toEqual(tags.slice(0, -1));
    for (const [sum, name = ''] of [...manifest, ...tagManifest]) {
      const file = inside.get(name) ?? '';
      expect(createHash('sha256').update(file).digest('hex')).toBe(sum);
    }
    const bytes = payload.reduce((all, name) => all + (inside.get(name)?.length ?? 0), 0);
    expect(info['Payload-Oxum']).toBe(`${bytes}.${payload.length}`);
  });

  test('says who made it, when, and of what', async () => {
    const whole = await take(`${ofSeries}.zip`);
    expect(whole.info).toMatchObject({
      'Source-Organization': 'Länsstyrelsen Värmland',
      'Contact-Email': 'vera@lansstyrelsen.example',
      'External-Identifier': `${site.services.config.baseUrl}/oppna-data`,
      'Bagging-Date': '2027-01-13',
      'Made-At': '2027-01-13T10:00:00+01:00',
      'Made-By': 'reader@lansstyrelsen.example',
      Series: 'Öppna data',
      'Row-Count': '10',
    });
    expect(whole.info).not.toHaveProperty('Selection');
    const part = await take(`${ofFirst}.zip?state=waiting`);
    expect(part.info).toMatchObject({
      Seminar: '1. Tema 1',
      Selection: 'state=waiting',
      'Row-Count': '2',
    });
    expect(part.info['External-Description']).toContain('Ett urval ur listan.');
  });

  test('a text of many lines is no label of its own', async () => {
    await site.services.database.write((tx) => {
      const { series } = tx.tables;
      const title = { sv: 'Öppna\r\nMade-By: Ingen', en: 'Open' };
      return tx.update(series).set({ title }).where(eq(series.id, world.series.id));
    });
    const { info } = await take(`${ofSeries}.zip`);
    expect(info).toMatchObject({
      'Made-By': 'reader@lansstyrelsen.example',
      Series: 'Öppna Made-By: Ingen',
    });
  });

  test('has the same rows as CSV with commas and as JSON, as the other files have them', async () => {
    const { csv, json, text, about } = await take(`${ofSeries}.zip`);
    expect(text('data/anmalda.csv')).not.toContain('\uFEFF');
    const other = await site.app.inject({ url: `${ofSeries}.json`, headers: reader });
    expect(json).toEqual(other.json());
    const [head, ...rows] = csv;
    expect(head).toEqual(json.fields.map(({ label }: { label: string }) => label));
    expect(rows).toHaveLength(json.count);
    const names = json.rows.map((row: Record<string, unknown>) => [row.name, row.organisation]);
    expect(names).toContainEqual([odd.name, odd.organisation]);
    const guarded = (typed: string) => (/^'*[=+]/.test(typed) ? `'${typed}` : typed);
    expect(rows.map((row) => [row[2], row[4]])).toEqual(
      names.map((pair: string[]) => pair.map(guarded)),
    );
    expect(rows.map((row) => row[12])).toEqual(json.rows.map((row: { when: string }) => row.when));
    expect(about.dialect).toMatchObject({ delimiter: ',', encoding: 'utf-8', header: true });
  });

  test('describes every field in both languages, with what its codes mean (CSVW)', async () => {
    const { csv, json, about } = await take(`${ofSeries}.zip`);
    expect(about).toMatchObject({
      '@context': 'http://www.w3.org/ns/csvw',
      url: 'anmalda.csv',
      lang: 'sv',
      'dc:publisher': 'Länsstyrelsen Värmland',
    });
    const { columns } = about.tableSchema;
    expect(columns.map(({ titles }: { titles: { sv: string } }) => titles.sv)).toEqual(csv[0]);
    const named = new Map<string, Record<string, never>>(
      columns.map((column: { name: string }) => [column.name, column]),
    );
    expect([...named.keys()]).toEqual(json.fields.map(({ name }: { name: string }) => name));
    for (const column of columns) {
      const [inSwedish, inEnglish] = column['dc:description'];
      expect([inSwedish['@language'], inEnglish['@language']]).toEqual(['sv', 'en']);
      expect(inSwedish['@value']).not.toBe('');
    }
    expect(named.get('came')?.datatype).toEqual({ base: 'boolean', format: 'ja|nej' });
    expect(named.get('when')?.datatype).toBe('dateTime');
    expect(named.get('place')?.datatype).toBe('integer');
    const states = named.get('state')?.['qb:codeList']?.['skos:hasTopConcept'];
    expect(states).toContainEqual({
      '@type': 'skos:Concept',
      'skos:notation': 'confirmed',
      'skos:prefLabel': [
        { '@value': 'Bekräftad', '@language': 'sv' },
        { '@value': 'Confirmed', '@language': 'en' },
      ],
      'skos:definition': [
        { '@value': 'Har en plats.', '@language': 'sv' },
        { '@value': 'Has a seat.', '@language': 'en' },
      ],
    });
  });

  test('has the columns one chose, in the language of the page', async () => {
    const en = pathsIn('en').organiserSeries('oppna-data', 'seminars/1/people.zip');
    const { csv, about, json, folder } = await take(`${en}?columns=organisation,state,county`);
    expect(csv[0]).toEqual(['name', 'organisation', 'county', 'status']);
    expect(about).toMatchObject({ lang: 'en' });
    expect(Object.keys(json.rows[0])).toEqual(['name', 'organisation', 'county', 'state']);
    expect(folder).toBe('anmalda-oppna-data-1-2027-01-13/');
  });

  test('of nobody is a package too', async () => {
    const { csv, json, info } = await take(`${ofFirst}.zip?q=ingen`);
    expect([csv.length, json.count, info['Row-Count']]).toEqual([1, 0, '0']);
  });

  test('what changes while it is made changes both lists alike, and the checksums hold', async () => {
    const people = Array.from({ length: 1500 }, (_, n) => ({
      ...{ name: `Person ${n}`, email: `p${n}@x.example`, organisation: 'Sunne kommun' },
    }));
    await signUpAll(site.services, world.series, people, [3]);
    const { read } = site.services.database;
    const all = await read.select().from(read.tables.signUps);
    const leave = async () => {
      for (const person of all.slice(-40)) await cancelAll(site.services, person);
    };
    const [{ csv, json, info }] = await Promise.all([take(`${ofSeries}.zip?sort=when`), leave()]);
    expect(csv.slice(1).map((row) => [row[3], row[9]])).toEqual(
      json.rows.map(({ email, state }: { email: string; state: string }) => [
        email,
        json.fields[9].values[state],
      ]),
    );
    expect(Number(info['Row-Count'])).toBe(json.count);
  });

  test('is an entry of history', async () => {
    await take(`${ofFirst}.zip?sector=company`);
    const { read } = site.services.database;
    const { history } = read.tables;
    const told = await read.select().from(history).where(eq(history.event, 'people.exported'));
    expect(told.map(({ details, subject }) => ({ details, subject }))).toEqual([
      {
        subject: 'seminar',
        details: { filter: '?sector=company', searched: false, file: 'zip', rows: 1 },
      },
    ]);
  });
});
