import { type SQL, sql } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import type { Tables } from '../../src/storage/schema.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signUpAll } from '../support/many.ts';
import { signInAs } from '../support/organisers.ts';
import { visit } from '../support/visit.ts';
import { addSeries, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const ofSeries = sv.organiserSeries('oppna-data', 'people');
const ofFirst = sv.organiserSeries('oppna-data', 'seminars/1/people');
const merges = 2_000;
const longest = 7;

/** Of the crowd of those that were merged, four whose people are here. */
const people = [
  ['Anna Ek', 'Alfa'],
  ['Bo Ek', 'Namn 1'],
  ['Cia Ek', `Namn ${longest}`],
  ['Dag Ek', `Namn ${merges - 1}`],
  ['Eva Ek', `Namn ${merges}`],
  ['Fia Ek', 'Omega'],
] as const;

describeEngines('a list of people in a register that was just made', (engine) => {
  test('is found by sector and state within a moment, though some were merged', async () => {
    const { services, app, clock } = await startApp(
      await engine.open({ twice: false, seeded: true }),
    );
    const { series } = await addSeries(services.database, { capacities: [64, 10, 10] });
    const typed = ['Karlstads kommun', 'Sunne kommun', 'Alfa AB', 'Beta AB', 'Sunnes bibliotek'];
    const crowd = Array.from({ length: 60 }, (_, n) => ({
      ...{ name: `Person ${n}`, email: `person${n}@example.se` },
      organisation: typed[n % typed.length] ?? '',
    }));
    await signUpAll(services, series, crowd, [1]);
    await services.database.write(async (tx) => {
      const { organisations } = tx.tables;
      const ids = new Map((await tx.select().from(organisations)).map((one) => [one.name, one.id]));
      const merge = (from: string, into: string) =>
        tx
          .update(organisations)
          .set({ mergedInto: ids.get(into) ?? 0 })
          .where(sql`name = ${from}`);
      await merge('Beta AB', 'Alfa AB');
      await merge('Sunnes bibliotek', 'Sunne kommun');
    });
    clock.set('2027-02-03T09:30:00Z');
    const headers = await signInAs({ services }, 'organiser');
    const of = (query: string) => visit(app, `${ofFirst}?state=confirmed&${query}`, headers);
    // A plan that asks the merges of every pair of rows took half a minute, and was cut off.
    expect((await of('sector=municipality')).text).toContain('1–36 av 36 personer');
    expect((await of('q=sunne&sort=organisation')).text).toContain('1–24 av 24 personer');
  });
});

describeEngines('a list of people when thousands of organisations were merged', (engine) => {
  let site: TestApp;
  let world: World;
  let organisations: Tables['organisations'];
  let organiser: { cookie: string };

  beforeEach(async () => {
    site = await startApp(await engine.open({ twice: false }));
    world = await addSeries(site.services.database, { capacities: [10, 10, 10] });
    organiser = await signInAs(site, 'organiser');
    const typed = people.map(([name, organisation], n) => ({
      ...{ name, organisation },
      email: `person${n}@example.se`,
    }));
    await signUpAll(site.services, world.series, typed, [1, 2]);
    ({ organisations } = site.services.database.read.tables);
    await mergeThousands();
  });

  /** Odd ones into Alfa and even ones into Omega; the seventh into Alfa by way of five others. */
  async function mergeThousands() {
    const [typed] = await site.services.database.read.select().from(organisations);
    if (!typed) throw new Error('Nobody has signed up');
    const { id: _, ...row } = typed;
    const rows = Array.from({ length: merges }, (_, n) => ({
      ...row,
      name: `Namn ${n + 1}`,
      nameKey: `namn ${n + 1}`,
      searchKey: `namn ${n + 1}`,
      sortKey: `${n + 1}`,
    }));
    await site.services.database.write(async (tx) => {
      for (let n = 0; n < merges; n += 500) {
        const some = rows.slice(n, n + 500);
        await tx.insert(organisations).values(some).onConflictDoNothing();
      }
      const all = await tx.select().from(organisations);
      const ids = new Map(all.map(({ name, id }) => [name, id]));
      const merge = (into: string, which: SQL) =>
        tx
          .update(organisations)
          .set({ mergedInto: ids.get(into) ?? 0 })
          .where(sql`name like 'Namn %' and ${which}`);
      const end = sql`cast(substr(name, 6) as integer)`;
      await merge('Alfa', sql`${end} % 2 = 1`);
      await merge('Omega', sql`${end} % 2 = 0`);
      await merge('Alfa', sql`${end} = 2`);
      for (let n = 3; n <= longest; n++) await merge(`Namn ${n - 1}`, sql`${end} = ${n}`);
    });
  }

  const show = (url: string) => visit(site.app, url, organiser);
  const namesOn = ({ body }: { body: string }) =>
    [...body.matchAll(/people\/\d+">([^<]+)</g)].map(([, name]) => name);

  test('counts, finds and sorts them by where they belong now', async () => {
    const alfa = ['Anna Ek', 'Bo Ek', 'Cia Ek', 'Dag Ek'];
    const omega = ['Eva Ek', 'Fia Ek'];
    for (const path of [ofSeries, ofFirst]) {
      const found = async (query: string) => namesOn(await show(`${path}?${query}`));
      expect(await found('')).toEqual([...alfa, ...omega]);
      expect(await found('sort=organisation')).toEqual([...alfa, ...omega]);
      expect(await found('sort=-organisation')).toEqual([...alfa, ...omega].toReversed());
      expect(await found('q=omega')).toEqual(omega);
      expect(await found('q=e+k+a+n+d+g&sort=organisation&sector=other')).toEqual(['Dag Ek']);
    }
    expect((await show(ofSeries)).text).toContain('Organisationer 2');
  });

  test('gives the same people in a file, in the order of organisations', async () => {
    const file = await show(`${ofSeries}.csv?sort=organisation`);
    const rows = file.body.split('\r\n').slice(1).filter(Boolean);
    const belonging = rows.map((row) => /Alfa|Omega/.exec(row)?.[0]);
    expect(belonging).toEqual([...Array(8).fill('Alfa'), ...Array(4).fill('Omega')]);
  });
});
