import { eq } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { freezeStarted } from '../../src/attendance/index.ts';
import { splitOff } from '../../src/register/split-off.ts';
import { describeEngines } from '../support/database.ts';
import { type Stage, setRegisterStage } from './stage.ts';

describeEngines('splitting off', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setRegisterStage(engine);
    await stage.signUp('Bo', 'Karlstads kommun', 'bo@example.test');
    await stage.signUp('Eva', 'Karlstad kommun, Stadsteatern', 'eva@example.test');
    await stage.signUp('Kim', 'Karlstad kommun, Stadsteatern', 'kim@example.test');
  });

  const peopleOf = async (name: string) => {
    const { signUps: u } = stage.read.tables;
    const { id } = await stage.find(name);
    const rows = await stage.read.select().from(u).where(eq(u.organisationId, id)).orderBy(u.id);
    return rows.map((row) => row.name);
  };
  const split = async (from: string, typed: string | string[], organisation: string) =>
    stage.post(`/${(await stage.find(from)).id}/split`, { typed, organisation });
  const typed = 'Karlstad kommun, Stadsteatern';

  test('moves those who typed it to one of their own, now and from now on', async () => {
    expect(await peopleOf('Karlstads kommun')).toEqual(['Bo', 'Eva', 'Kim']);
    const done = await split('Karlstads kommun', typed, 'Stadsteatern i Karlstad');
    const { id } = await stage.find('Stadsteatern i Karlstad');
    expect(done.headers.location).toBe(`${stage.own(`/${id}`)}?done=split&count=2`);
    expect((await stage.show(`/${id}?done=split&count=2`)).text).toContain(
      '2 personer hör hit nu.',
    );
    expect(await peopleOf('Karlstads kommun')).toEqual(['Bo']);
    expect(await peopleOf('Stadsteatern i Karlstad')).toEqual(['Eva', 'Kim']);
    expect((await stage.type(typed)).id).toBe(id);
    await stage.signUp('Ali', typed, 'ali@karlstad.se');
    expect(await peopleOf('Stadsteatern i Karlstad')).toEqual(['Eva', 'Kim', 'Ali']);
    expect((await stage.show()).text).not.toContain('Stadsteatern');
    const page = await stage.show(`/${(await stage.find('Karlstads kommun')).id}`);
    expect(page.text).toContain('flyttades till Stadsteatern i Karlstad (antal: 2)');
    const again = await split('Karlstads kommun', typed, 'Stadsteatern i Karlstad');
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('skrivit så längre')]);
  });

  test('to one that is there, also where it was frozen', async () => {
    stage.site.clock.set('2027-02-03T07:30:00Z');
    await freezeStarted(stage.site.services);
    const { id } = await stage.find('Karlstads kommun');
    const wish = { typed: [typed], name: 'Region Värmland' };
    await splitOff(stage.site.services, id, wish, 'organiser:1');
    const { bookings: b } = stage.read.tables;
    const rows = await stage.read.select().from(b).orderBy(b.id);
    const [kommun, region] = [
      await stage.find('Karlstads kommun'),
      await stage.find('Region Värmland'),
    ];
    expect(rows.map((row) => row.frozenOrganisationId)).toEqual([kommun.id, region.id, region.id]);
  });

  test('one that was merged under that name is itself again', async () => {
    await stage.signUp('Dag', 'Glada Teatern', 'dag@example.test');
    await stage.merge('Glada Teatern', 'Karlstads kommun');
    const { id } = await stage.find('Glada Teatern');
    const done = await split('Karlstads kommun', 'Glada Teatern', 'Glada Teatern');
    expect(done.headers.location).toContain(`/${id}?done=split`);
    expect((await stage.find('Glada Teatern')).mergedInto).toBeNull();
    expect(await peopleOf('Glada Teatern')).toEqual(['Dag']);
  });

  test('takes along the merged one whose name they typed', async () => {
    await stage.signUp('Dag', 'Glada Teatern', 'dag@example.test');
    await stage.merge('Glada Teatern', 'Karlstads kommun');
    await split('Karlstads kommun', 'Glada Teatern', 'Scenkonst Värmland');
    const { id } = await stage.find('Scenkonst Värmland');
    expect((await stage.find('Glada Teatern')).mergedInto).toBe(id);
    expect((await stage.type('glada teatern')).id).toBe(id);
    expect((await stage.show(`/${id}`)).text).toContain('1 person');
  });

  test('needs what they typed and where they belong', async () => {
    const none = await split('Karlstads kommun', [], 'Stadsteatern');
    expect([none.status, none.text]).toEqual([
      422,
      expect.stringContaining('Markera vad de skrev'),
    ]);
    const nowhere = await split('Karlstads kommun', typed, ' ');
    expect(nowhere.status).toBe(422);
    expect(nowhere.body).toMatch(/value="Karlstad kommun, Stadsteatern" checked/);
    for (const itself of ['karlstads kommun']) {
      const same = await split('Karlstads kommun', typed, itself);
      expect(same.text).toContain('Det är samma organisation');
    }
    expect((await stage.post('/999999/split', { typed, organisation: 'X' })).status).toBe(404);
  });
});
