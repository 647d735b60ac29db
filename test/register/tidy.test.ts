import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { describeEngines } from '../support/database.ts';
import { visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';
import { type Stage, setRegisterStage } from './stage.ts';

/** Thirteen organisations as sixty people write them, a third of it so that only a person can tell. */
const spellings: Record<string, string[]> = {
  'Karlstads kommun': ['Karlstads kommun', 'karlstad kommun'],
  'Länsstyrelsen Värmland': ['Länsstyrelsen Värmland', 'Länstyrelsen i Värmlands län'],
  MSB: ['MSB', 'Samhällsskydd och beredskap'],
  Kronofogden: ['Kronofogden', 'Kronofogdemyndigheten'],
  'Karlstads universitet': ['Karlstads universitet', 'KaU'],
  'Sunne kommun': ['Sunne kommun', 'Suunne kommun'],
  'Region Värmland': ['Region Värmland'],
  Konsumentverket: ['Konsumentverket', 'Konsumentvärket'],
  'Glada Bagaren AB': ['Glada Bagaren AB', 'Glada Bagaren', 'Glada Bagarn AB'],
  'Nordic Data AB': ['Nordic Data AB', 'Nordik Data'],
  'Föreningen Öppna Värmland': ['Föreningen Öppna Värmland', 'Föreningen Öppna Varmland'],
  'Värmlands tingsrätt': ['Värmlands tingsrätt'],
  'Klarälvens Energi': ['Klarälvens Energi', 'Klarälven Energi'],
};

describeEngines('tidying up', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setRegisterStage(engine);
  });

  const organisations = async () => {
    const path = pathsIn('sv').organiserSeries('oppna-data', 'report.json');
    const report: Report = JSON.parse((await visit(stage.site.app, path, stage.as.reader)).body);
    return /från (\d+) organisation/.exec(report.sentence.sv)?.[1];
  };

  test('sixty people with 25 spellings of 13 organisations: under 15 clicks', async () => {
    const typed = Object.values(spellings).flat();
    expect(typed).toHaveLength(25);
    for (let n = 0; n < 60; n++) {
      const organisation = typed[n % typed.length] ?? '';
      await stage.signUp(`Person ${n}`, organisation, `person${n}@example.test`);
    }
    expect(Number(await organisations())).toBeGreaterThan(13);
    const page = await stage.show('?series=oppna-data');
    let clicks = 1;
    const merged = await stage.post('/merges', { series: 'oppna-data', pair: ticked(page.body) });
    expect(merged.headers.location).toMatch(/\?series=oppna-data&done=merged&count=5&left=0$/);
    for (const name of ['Suunne kommun', 'Samhällsskydd och beredskap']) {
      const left = await stage.show('?series=oppna-data');
      const { id } = await stage.find(name);
      const [first = ''] = buttons(left.body).filter((pair) => pair.startsWith(`${id}-`));
      await stage.post('/merges', { pair: first });
      clicks += 1;
    }
    expect(clicks).toBeLessThan(15);
    expect(await organisations()).toBe('13');
    expect((await stage.show('?series=oppna-data')).text).toContain('Allt är städat.');
  });

  test('shows two side by side, with how many people each concerns and why', async () => {
    await stage.signUp('Bo', 'Salla kommun', 'bo@example.test');
    await stage.signUp('Eva', 'Salla kommun', 'eva@example.test');
    await stage.signUp('Kim', 'Sala kommun', 'kim@example.test');
    const { text, body } = await stage.show();
    expect(text).toContain('1 skrivet namn liknar ett annat.');
    expect(text).toMatch(
      /Någon skrev Salla kommun 2 personer .*Sala kommun I registret · 1 person/,
    );
    expect(text).toContain('Några bokstäver skiljer');
    expect(ticked(body)).toEqual([]);
    const asReader = await stage.show('', 'reader');
    expect(asReader.text).toContain('Salla kommun');
    expect(asReader.body).not.toContain('name="pair"');
    expect(
      (await visit(stage.site.app, '/en/organiser/organisations', stage.as.reader)).text,
    ).toContain('A few letters differ');
  });

  test('of a series shows and counts its own people only', async () => {
    const other = await addSeries(stage.database, { slug: 'annan' });
    await stage.signUp('Bo', 'Salla kommun', 'bo@example.test');
    await stage.signUp('Eva', 'Salla kommun', 'eva@example.test', [1], other.series);
    await stage.type('Nordik Data AB');
    await stage.type('Nordic Data AB');
    expect((await stage.show()).text).toContain('2 skrivna namn');
    const one = await stage.show('?series=annan');
    expect(one.text).toContain('1 skrivet namn');
    expect(one.text).toContain('Salla kommun 1 person');
    expect((await stage.show('?series=ingen')).status).toBe(404);
  });

  test('hears the mail of those who typed it, and follows what was merged', async () => {
    await stage.signUp('Bo', 'Stadshuset på torget', 'bo@karlstad.se');
    expect((await stage.show()).text).toContain('E-postadressen hör dit');
    await stage.merge('Karlstads kommun', 'Sunne kommun');
    const { text } = await stage.show();
    expect(text).toMatch(/Stadshuset på torget .*Sunne kommun I registret/);
  });

  test('two that are said to be apart are not proposed again, until they may be', async () => {
    await stage.type('Salla kommun');
    const pair = await stage.pair('Salla kommun', 'Sala kommun');
    const said = await stage.post('/apart', { pair });
    expect(said.headers.location).toBe(`${stage.own()}?done=apart`);
    expect((await stage.show('?done=apart')).text).toContain('föreslås inte igen');
    expect((await stage.show()).text).toContain('Allt är städat.');
    expect((await stage.post('/apart', { pair })).headers.location).toContain('done=same');
    const [one, other] = pair.split('-');
    expect((await stage.show(`/${one}`)).text).toContain('Inte samma som Sala kommun');
    await stage.post(`/${one}/apart/${other}/removal`);
    expect((await stage.show()).text).toContain('1 skrivet namn');
    expect((await stage.history()).map(({ event }) => event)).toEqual([
      'organisation.set_apart',
      'organisation.apart_undone',
    ]);
  });

  test('a typed one is in the register by one click, and is suggested', async () => {
    await stage.type('Nordic Data AB');
    await stage.type('Nordik Data AB');
    const { id } = await stage.find('Nordic Data AB');
    const suggested = async () =>
      (await stage.site.app.inject('/organisationer?q=nordic+data')).json().suggestions;
    expect(await suggested()).toEqual([]);
    const listed = await stage.post(`/${id}/listing`, { from: 'tidy', page: '1' });
    expect(listed.headers.location).toBe(`${stage.own()}?done=listed`);
    expect(await suggested()).toEqual([{ name: 'Nordic Data AB' }]);
    expect((await stage.show()).text).toContain('Nordic Data AB I registret');
    expect((await stage.post(`/${id}/listing`)).headers.location).toContain('done=same');
    await stage.post(`/${id}/unlisting`);
    expect(await suggested()).toEqual([]);
  });

  test('what cannot be is refused with a sentence, and the rest is done', async () => {
    for (const name of ['Salla kommun', 'Nordic Data AB', 'Nordik Data AB']) await stage.type(name);
    const listedInto = await stage.merge('Sala kommun', 'Salla kommun');
    expect(listedInto.headers.location).toContain('done=listedInto');
    expect((await stage.show('?done=listedInto')).text).toContain('åt andra hållet');
    expect((await stage.post('/merges')).headers.location).toContain('done=none');
    expect((await stage.post('/merges', { pair: 'x' })).headers.location).toContain('done=none');
    expect((await stage.post('/merges', { pair: '1-999999' })).status).toBe(404);
    expect((await stage.post('/apart', { pair: '1-1' })).status).toBe(404);

    const many = [
      await stage.pair('Nordik Data AB', 'Nordic Data AB'),
      await stage.pair('Salla kommun', 'Sala kommun'),
      await stage.pair('Salla kommun', 'Sunne kommun'),
    ];
    const done = await stage.post('/merges', { pair: many });
    expect(done.headers.location).toContain('done=merged&count=1&left=1');
    expect((await stage.show('?done=merged&count=1&left=1')).text).toContain(
      'gick inte att slå ihop',
    );
    expect((await stage.find('Salla kommun')).mergedInto).toBeNull();
    expect((await stage.post('/merges', { pair: many[0] ?? '' })).headers.location).toContain(
      'same',
    );
  });

  test('stands on as many pages as it needs', async () => {
    for (let n = 0; n < 51; n++) {
      const word = String.fromCharCode(97 + (n % 26)).repeat(4) + String.fromCharCode(97 + n / 26);
      await stage.type(`Bolaget ${word} i Årjäng AB`);
      await stage.type(`Bolaget ${word} i Årjäng`);
    }
    const first = await stage.show();
    expect(first.text).toContain('51 av dem är markerade');
    expect(first.text).toContain('Sida 1 av 2');
    expect(ticked(first.body)).toHaveLength(50);
    expect(ticked((await stage.show('?page=2')).body)).toHaveLength(1);
    expect((await stage.show('?page=99')).text).toContain('Sida 2 av 2');
    expect((await stage.show('?page=x')).text).toContain('Sida 1 av 2');
  });
});

interface Report {
  sentence: { sv: string };
}
const ticked = (body: string) =>
  [...body.matchAll(/name="pair" value="([\d-]+)"[^>]* checked>/g)].map(([, pair = '']) => pair);
const buttons = (body: string) =>
  [...body.matchAll(/type="submit" name="pair" value="([\d-]+)"/g)].map(([, pair = '']) => pair);
