import { beforeEach, expect, test } from 'vitest';
import { setLimits } from '../../src/bookings/set-limits.ts';
import { addMember } from '../../src/network/add-member.ts';
import { matchOrganisation } from '../../src/organisations/index.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { visit } from '../support/visit.ts';
import { type Stage, setRegisterStage } from './stage.ts';

describeEngines('merging', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setRegisterStage(engine, [2, 5, 5]);
    for (const name of ['Alfa AB', 'Beta AB', 'Gamma AB', 'Delta AB']) await stage.type(name);
  });

  const into = async (name: string) => {
    const { mergedInto } = await stage.find(name);
    const { organisations: o } = stage.read.tables;
    const rows = await stage.read.select().from(o);
    return rows.find(({ id }) => id === mergedInto)?.name;
  };
  const undo = async (name: string) => stage.post(`/${(await stage.find(name)).id}/undoing`);
  const states = async () => {
    const { bookings } = stage.read.tables;
    await expectSeatsRight(stage.database, stage.site.clock.now());
    const rows = await stage.read.select().from(bookings).orderBy(bookings.id);
    return rows.map(({ state }) => state).join(' ');
  };

  test('A into B while B goes into A: one of them', async () => {
    const answers = await Promise.all([
      stage.merge('Alfa AB', 'Beta AB'),
      stage.merge('Beta AB', 'Alfa AB'),
    ]);
    const places = answers.map(({ headers }) => String(headers.location)).toSorted();
    expect(places[0]).toContain('done=merged&count=1');
    expect(places[1]).toContain('done=ring');
    expect([await into('Alfa AB'), await into('Beta AB')].filter(Boolean)).toHaveLength(1);
  });

  test('pairs that would bite each other’s tails make no ring either', async () => {
    await stage.merge('Alfa AB', 'Beta AB');
    await stage.merge('Gamma AB', 'Delta AB');
    await Promise.all([stage.merge('Beta AB', 'Gamma AB'), stage.merge('Delta AB', 'Alfa AB')]);
    const merged = ['Alfa AB', 'Beta AB', 'Gamma AB', 'Delta AB'].map(into);
    expect((await Promise.all(merged)).filter(Boolean)).toHaveLength(3);
  });

  test('follows the chain, and one that is merged goes nowhere else', async () => {
    await stage.merge('Alfa AB', 'Beta AB');
    await stage.merge('Gamma AB', 'Alfa AB');
    expect(await into('Gamma AB')).toBe('Beta AB');
    const again = await stage.merge('Alfa AB', 'Delta AB');
    expect(again.headers.location).toContain('done=ring');
    expect(await into('Alfa AB')).toBe('Beta AB');
  });

  test('is undone, also after further edits, which stay', async () => {
    await stage.signUp('Dag', 'Alfa AB', 'dag@alfa.test');
    await stage.merge('Alfa AB', 'Beta AB');
    await stage.merge('Beta AB', 'Gamma AB');
    const [signedUp] = await stage.read.select().from(stage.read.tables.signUps);
    const person = await visit(
      stage.site.app,
      `/arrangor/series/oppna-data/people/${signedUp?.id}`,
      stage.as.reader,
    );
    expect(person.text).toContain('Organisation Gamma AB Som angivet Alfa AB');
    const beta = await stage.find('Beta AB');
    await stage.post(`/${(await stage.find('Gamma AB')).id}/spellings`, {
      spelling: 'Gammabolaget',
    });
    const page = await stage.show(`/${beta.id}`);
    expect(page.text).toContain('Beta AB är ihopslagen med Gamma AB och räknas dit.');
    expect((await undo('Alfa AB')).headers.location).toContain('done=undone');
    expect((await undo('Alfa AB')).headers.location).toContain('done=same');
    expect(await into('Alfa AB')).toBeUndefined();
    expect(await into('Beta AB')).toBe('Gamma AB');
    expect((await stage.type('Gammabolaget')).name).toBe('Gamma AB');
    const events = (await stage.history()).map(({ event, actor, details }) => [
      event,
      actor,
      details,
    ]);
    expect(events[0]).toEqual([
      'organisation.merged',
      expect.stringMatching(/^organiser:\d+$/),
      {
        before: { into: null },
        after: { id: beta.id, into: 'Beta AB', name: 'Alfa AB' },
      },
    ]);
    expect(events.at(-1)?.[0]).toBe('organisation.unmerged');
  });

  test('whoever types it from then on comes to the other, and undone to itself', async () => {
    await stage.merge('Alfa AB', 'Karlstads kommun');
    const match = (name: string) =>
      stage.database.write((tx) => matchOrganisation(tx, name, '', new Date('2027-01-13')));
    expect((await match('alfa ab')).name).toBe('Karlstads kommun');
    await undo('Alfa AB');
    expect((await match('alfa ab')).name).toBe('Alfa AB');
  });

  const limit = (wanted: object) =>
    setLimits(
      stage.site.services,
      stage.world.seminars[0]?.id ?? 0,
      { needsApproval: false, each: null, sectors: [], organisations: [], held: [], ...wanted },
      'organiser:1',
    );

  test('gives seats that a limit now lets somebody have, in the same unit', async () => {
    await limit({ sectors: [{ sector: 'company', seats: 1 }] });
    await stage.signUp('Dag', 'Alfa AB', 'dag@alfa.test');
    await stage.signUp('Eva', 'Beta AB', 'eva@beta.test');
    expect(await states()).toBe('confirmed waiting');
    await stage.merge('Beta AB', 'Karlstads kommun');
    expect(await states()).toBe('confirmed offered');
    await undo('Beta AB');
    expect(await states()).toBe('confirmed offered');
  });

  test('another sector does the same', async () => {
    await limit({ sectors: [{ sector: 'company', seats: 1 }] });
    await stage.signUp('Dag', 'Alfa AB', 'dag@alfa.test');
    await stage.signUp('Eva', 'Beta AB', 'eva@beta.test');
    const { id } = await stage.find('Alfa AB');
    const seen = /name="seen" value="([^"]+)"/.exec((await stage.show(`/${id}`)).body)?.[1] ?? '';
    const facts = { name: 'Alfa AB', name_en: '', short_name: '', county: '', municipality: '' };
    const saved = await stage.post(`/${id}/facts`, { ...facts, sector: 'association', seen });
    expect(saved.headers.location).toContain('done=saved');
    expect(await states()).toBe('confirmed offered');
  });

  test('many at once while people sign up leave every seat right', async () => {
    await limit({ each: 1 });
    await Promise.all([
      stage.signUp('Dag', 'Alfa AB', 'dag@alfa.test'),
      stage.merge('Alfa AB', 'Beta AB'),
      stage.signUp('Eva', 'Beta AB', 'eva@beta.test'),
      stage.merge('Gamma AB', 'Delta AB'),
      stage.signUp('Kim', 'Gamma AB', 'kim@gamma.test'),
      stage.merge('Delta AB', 'Alfa AB'),
    ]);
    await states();
  });

  test('is seen at once on public pages that name a member', async () => {
    const { services, app } = stage.site;
    const wish = { seriesId: stage.world.series.id, organisation: 'Alfa AB' };
    await addMember(services, wish, 'organiser:1');
    const page = async () => (await visit(app, '/oppna-data')).text;
    expect(await page()).toContain('Alfa AB');
    await stage.merge('Alfa AB', 'Region Värmland');
    expect(await page()).not.toContain('Alfa AB');
    expect(await page()).toContain('Region Värmland');
    await undo('Alfa AB');
    expect(await page()).toContain('Alfa AB');
    await stage.merge('Länsstyrelsen Värmland', 'Länsstyrelsen Örebro');
    expect(await page()).toContain('Vera Värd, Länsstyrelsen Örebro');
  });
});
