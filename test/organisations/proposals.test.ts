import { beforeEach, expect, test } from 'vitest';
import { listProposals, matchOrganisation } from '../../src/organisations/index.ts';
import { addTyped } from '../../src/organisations/store.ts';
import type { Database } from '../../src/storage/database.ts';
import { describeEngines, sqlite } from '../support/database.ts';
import { mergeInto, setApart } from './merging.ts';

const at = new Date('2027-01-13T09:00:00Z');

describeEngines('proposals', (engine) => {
  let database: Database;
  const type = (name: string) => database.write((tx) => matchOrganisation(tx, name, '', at));
  const proposals = async (options = {}) => {
    const found = await listProposals(database.read, options);
    return Object.fromEntries(
      found.map(({ name, proposals: all }) => [name, all.map((one) => one.name)]),
    );
  };

  beforeEach(async () => {
    database = await engine.open({ seeded: true });
  });

  test('are the listed organisations that a doubtful name may mean', async () => {
    for (const name of [
      ...['Värmlands län', 'Salla kommun', 'Samhällsskydd och beredskap'],
      ...['Arvika, kommunledningskontoret', 'IT-avdelningen (Säffle)', 'Ljus och ljud, Arvika'],
    ]) {
      await type(name);
    }
    const found = await proposals();
    expect(found['Värmlands län']).toContain('Region Värmland');
    expect(found['Värmlands län']).toContain('Länsstyrelsen Värmland');
    expect(found['Salla kommun']).toEqual(['Sala kommun']);
    expect(found['Arvika, kommunledningskontoret']).toEqual(['Arvika kommun']);
    expect(found['IT-avdelningen (Säffle)']).toEqual(['Säffle kommun']);
    expect(found['Ljus och ljud, Arvika']).toBeUndefined();
    expect(found['Samhällsskydd och beredskap']).toEqual([
      'Myndigheten för samhällsskydd och beredskap',
    ]);
  });

  test('are earlier typed ones that look alike', async () => {
    await type('Nordic Data AB');
    await type('Östra Bolaget');
    await type('Skola 1');
    for (const name of ['Nordic Data', 'Nordik Data AB', 'Nordic Data Sweden AB']) await type(name);
    await type('Ostra bolaget');
    await type('Skola 2');
    expect(await proposals()).toEqual({
      'Nordic Data': ['Nordic Data AB'],
      'Nordik Data AB': ['Nordic Data AB'],
      'Nordic Data Sweden AB': ['Nordic Data AB'],
      'Ostra bolaget': ['Östra Bolaget'],
    });
  });

  test('are none for what looks like nothing else, and for what is merged', async () => {
    for (const name of [
      'Glada Bagaren AB',
      'Karlstads Energi AB',
      'privat',
      '-',
      'Länsstyrelsen',
    ]) {
      await type(name);
    }
    expect(await proposals()).toEqual({});
    const [first, second] = [await type('Nordic Data AB'), await type('Nordic Data')];
    await mergeInto(database, second.id, first.id);
    expect(await proposals()).toEqual({});
  });

  test('hear the mail of those who typed it', async () => {
    const { id } = await type('Länsstyrelsen och kommunen');
    expect(await proposals()).toEqual({});
    const emailsOf = new Map([[id, ['asa@karlstad.se', 'bo@gmail.com']]]);
    expect(await proposals({ emailsOf })).toEqual({
      'Länsstyrelsen och kommunen': ['Karlstads kommun'],
    });
  });

  test('leave out pairs that are said to be apart', async () => {
    const [first, second] = [await type('Nordic Data AB'), await type('Nordic Data')];
    await setApart(database, first.id, second.id);
    expect(await proposals()).toEqual({});
  });

  test('are the same each time, the likeliest first', async () => {
    for (const name of ['Nordic Data AB', 'Nordic Data Sweden AB', 'Nordic Data']) await type(name);
    const [first, again] = [await listProposals(database.read), await listProposals(database.read)];
    expect(again).toEqual(first);
    const scores = first.map((one) => one.proposals[0]?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });
});

test('ten thousand look-alikes take seconds, not minutes', async () => {
  const database = await sqlite.open({ twice: false, seeded: true });
  const letter = (n: number) => String.fromCharCode(97 + (n % 26));
  await database.write(async (tx) => {
    for (let n = 0; n < 10_000; n++) {
      const name = `Karlsta${letter(n)}${letter(n / 26)}s kommun${letter(n / 676)}`;
      await addTyped(tx, { name, sector: 'other' }, [name], at);
    }
  });
  const found = await listProposals(database.read);
  expect(found.length).toBeGreaterThan(9_000);
  expect(found.every(({ proposals }) => proposals.length <= 3)).toBe(true);
});
