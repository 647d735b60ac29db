import { eq } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import {
  markRegisterChanged,
  matchOrganisation,
  seedRegister,
} from '../../src/organisations/index.ts';
import { register } from '../../src/organisations/register/index.ts';
import type { ListedOrganisation } from '../../src/organisations/register/listed.ts';
import { listRegister } from '../../src/organisations/seed.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { nameKey } from '../../src/storage/text.ts';
import { describeEngines } from '../support/database.ts';

const at = new Date('2027-01-13T09:00:00Z');

const listed = (name: string, more: Partial<ListedOrganisation> = {}): ListedOrganisation => ({
  name,
  sector: 'state',
  spellings: [],
  domains: [],
  ...more,
});

describeEngines('the register in a database', (engine) => {
  let database: Database;
  const list = (organisations: ListedOrganisation[]) =>
    database.write((tx) => listRegister(tx, organisations, at));
  const match = (typed: string, email = '') =>
    database.write((tx) => matchOrganisation(tx, typed, email, at));
  const change = (id: number, facts: object) =>
    database.write(async (tx) => {
      const { organisations } = tx.tables;
      await tx.update(organisations).set(facts).where(eq(organisations.id, id));
    });
  const rows = () => {
    const { organisations } = database.read.tables;
    return database.read.select().from(organisations).orderBy(organisations.id);
  };

  beforeEach(async () => {
    database = await engine.open();
  });

  test('is all of the facts, each name told apart', async () => {
    await seedRegister(database, at);
    const found = await rows();
    expect(found).toHaveLength(register.length);
    expect(found.every((row) => row.listed && row.nameKey === nameKey(row.name))).toBe(true);
    expect(new Set(found.map((row) => row.nameKey)).size).toBe(register.length);
  });

  test('takes less than a second to fill', async () => {
    const own = await engine.open({ twice: false });
    const began = performance.now();
    await seedRegister(own, at);
    expect(performance.now() - began).toBeLessThan(engine.name === 'sqlite' ? 1_000 : 5_000);
  });

  test('is not written again when nothing is new', async () => {
    await seedRegister(database, at);
    const { settings } = database.read.tables;
    const before = await database.read.select().from(settings).orderBy(settings.key);
    await seedRegister(database, at);
    expect(await database.read.select().from(settings).orderBy(settings.key)).toEqual(before);
  });

  test('keeps what an organiser has renamed, moved, unlisted or merged', async () => {
    const four = ['Första verket', 'Andra verket', 'Tredje verket', 'Fjärde verket'];
    await list(four.map((name) => listed(name)));
    const [one, two, three, other] = await rows();
    if (!one || !two || !three || !other) throw new Error('Not all were listed');
    await change(one.id, { name: 'Omdöpta verket', nameKey: 'omdöpta verket' });
    await change(two.id, { sector: 'region', listed: false });
    await change(three.id, { mergedInto: other.id });
    const before = await rows();
    await list(four.map((name) => listed(name, { spellings: [`${name} AB`], domains: ['x.se'] })));
    expect(await rows()).toEqual(before);
    expect((await match('första verket ab')).name).toBe('Omdöpta verket');
    expect((await match('Tredje verket AB')).name).toBe('Fjärde verket');
  });

  test('lists what somebody had typed, in its row', async () => {
    const typed = await match('nya VERKET');
    await list([listed('Nya verket', { nameEn: 'New Agency', countyCode: '17' })]);
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: typed.id, name: 'Nya verket', listed: true, countyCode: '17' });
    expect(await match('New agency')).toEqual({ id: typed.id, name: 'Nya verket' });
  });

  test('gives rows from before there were name keys theirs', async () => {
    const habo = await match('Habo vänner');
    const hand = await match('Håbo vänner');
    await change(habo.id, { nameKey: null });
    await change(hand.id, { nameKey: null });
    await list([listed('Nya verket')]);
    const keys = (await rows()).map((row) => row.nameKey);
    expect(keys).toEqual(['habo vänner', 'håbo vänner', 'nya verket']);
  });

  test('is read anew when another process has changed it', async () => {
    const place = await engine.place();
    const [here, there] = [await openDatabase(place), await openDatabase(place)];
    const said = (typed: string) => here.write((tx) => matchOrganisation(tx, typed, '', at));
    try {
      await here.write((tx) => listRegister(tx, [listed('Påhittsverket')], at));
      expect((await said('Påhitsverket')).name).toBe('Påhittsverket');
      expect((await said('Lekmannamyndighten')).name).toBe('Lekmannamyndighten');
      await there.write((tx) => listRegister(tx, [listed('Lekmannamyndigheten')], at));
      expect((await said('Lekmanamyndigheten')).name).toBe('Lekmannamyndigheten');
    } finally {
      await here.close();
      await there.close();
    }
  });

  test('is read anew after a unit that was undone', async () => {
    await list([listed('Påhittsverket')]);
    const undone = new Error('undone');
    const unit = database.write(async (tx) => {
      await listRegister(tx, [listed('Lekmannamyndigheten')], at);
      const { name } = await matchOrganisation(tx, 'Lekmanamyndigheten', '', at);
      expect(name).toBe('Lekmannamyndigheten');
      throw undone;
    });
    await expect(unit).rejects.toBe(undone);
    expect((await match('Lekmanamyndigheten')).name).toBe('Lekmanamyndigheten');
    await database.write(markRegisterChanged);
    expect((await match('Påhitsverket')).name).toBe('Påhittsverket');
  });
});
