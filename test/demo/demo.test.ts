import { eq } from 'drizzle-orm/sql';
import { describe, expect, it } from 'vitest';
import { wednesdays } from '../../src/demo/dates.ts';
import { fillDemo } from '../../src/demo/index.ts';
import { demoPeople } from '../../src/demo/people.ts';
import { formatIn } from '../../src/i18n/format.ts';
import { findSeries, listSeminars, registrationOf, seatsOf } from '../../src/series/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { markUsedInProduction } from '../../src/web/store.ts';
import { startApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { usualNow } from '../support/usual-now.ts';
import { visit } from '../support/visit.ts';

let drawn = 0;
const random = (bytes: number) => `${++drawn}`.padStart(bytes, '0');

async function seminarsOf({ read }: Database, slug: string) {
  const series = await findSeries(read, slug);
  if (!series) throw new Error(`The demo has no ${slug}`);
  return listSeminars(read, series.id);
}

describeEngines('the demo world', (engine) => {
  it('has a series with one held, one open and one full, and a next one that is open', async () => {
    const database = await engine.open();
    expect(await fillDemo(database, usualNow, random)).toBe('filled');
    const current = await seminarsOf(database, 'oppna-data-varmland');
    expect(current.map((one) => registrationOf(one, usualNow))).toEqual(['held', 'open', 'open']);
    expect(current.map(seatsOf).slice(1)).toEqual([
      { kind: 'few', left: 6 },
      { kind: 'full', inLine: 3 },
    ]);
    const next = await seminarsOf(database, 'oppna-data-varmland-2');
    expect(next.map((one) => registrationOf(one, usualNow))).toEqual(['open', 'open', 'open']);
    await expectSeatsRight(database, usualNow);
  });

  it('let 41 people from 13 organisations come, in roles and sectors of many kinds', async () => {
    const database = await engine.open();
    await fillDemo(database, usualNow, random);
    const { bookings, signUps, organisations } = database.read.tables;
    const all = await database.read.select().from(bookings);
    const came = all.filter(({ cameAt }) => cameAt);
    expect(new Set(came.map(({ signUpId }) => signUpId)).size).toBe(41);
    expect(new Set(came.map((one) => one.frozenOrganisationId)).size).toBe(13);
    expect(new Set(all.map(({ calendarUid }) => calendarUid)).size).toBe(all.length);
    const people = await database.read.select().from(signUps);
    expect(new Set(people.map(({ roleCategory }) => roleCategory)).size).toBe(8);
    expect(people.some(({ wholeSeries }) => wholeSeries)).toBe(true);
    const listed = await database.read.select().from(organisations);
    expect(new Set(listed.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(5);
  });

  it('asks a question of its own which some have answered', async () => {
    const database = await engine.open();
    await fillDemo(database, usualNow, random);
    const { formQuestions: q, formAnswers: a, signUps: u } = database.read.tables;
    const questions = await database.read.select().from(q);
    const series = await findSeries(database.read, 'oppna-data-varmland');
    expect(questions.map(({ seriesId, required }) => [seriesId, required])).toEqual([
      [series?.id, false],
    ]);
    const keys = questions[0]?.options.map(({ key }) => key);
    const answers = await database.read.select().from(a).innerJoin(u, eq(u.id, a.signUpId));
    expect(answers).toHaveLength(12);
    for (const { form_answers: answer, sign_ups: person } of answers) {
      expect(person.seriesId).toBe(series?.id);
      expect(keys).toEqual(expect.arrayContaining([answer.value].flat()));
    }
    const { app } = await startApp(database);
    const page = await visit(app, '/oppna-data-varmland');
    expect(page.text).toMatch(/Hur väl känner du till öppna data\?.*Jag har hört talas om det/);
    expect((await visit(app, '/en/oppna-data-varmland-2')).text).not.toContain(
      'How well do you know',
    );
  });

  it('can reach nobody', async () => {
    const database = await engine.open();
    await fillDemo(database, usualNow, random);
    const { signUps, series, materials } = database.read.tables;
    const people = await database.read.select().from(signUps);
    const addresses = people.map(({ email }) => email ?? '');
    expect(new Set(addresses).size).toBe(people.length);
    for (const address of addresses) expect(address).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
    for (const one of await database.read.select().from(series)) {
      expect(one.contactEmail).toMatch(/\.example$/);
    }
    for (const { url } of await database.read.select().from(materials)) {
      expect(new URL(url).hostname).toMatch(/\.example$/);
    }
  });

  it('comes once, and never where real people have been', async () => {
    const database = await engine.open();
    await fillDemo(database, usualNow, random);
    expect(await fillDemo(database, usualNow, random)).toBe('already there');
    const used = await engine.open();
    await used.write(markUsedInProduction);
    expect(await fillDemo(used, usualNow, random)).toBe('refused');
    expect(await findSeries(used.read, 'oppna-data-varmland')).toBeUndefined();
  });

  it('is shown, with film and recap in both languages', async () => {
    const database = await engine.open();
    await fillDemo(database, usualNow, random);
    const { app } = await startApp(database);
    const sv = await visit(app, '/oppna-data-varmland');
    expect(sv.text).toContain('Genomfört 41 kom');
    expect(sv.text).toContain('Se filmen 52 min, textad');
    expect(sv.text).toContain('Frågan som återkom');
    const en = await visit(app, '/en/oppna-data-varmland');
    expect(en.text).toContain('41 came');
    expect(en.text).toContain('The question that kept coming back');
    expect((await visit(app, '/')).text).toContain('Öppna data Värmland, andra omgången');
  });
});

describe('the demo dates', () => {
  it('are Wednesdays in order at eight, out of holidays, whatever today is', () => {
    for (let today = 0; today < 366; today++) {
      const now = new Date(Date.parse('2027-01-01T11:00:00Z') + today * 86_400_000);
      const dates = wednesdays(now, [-3, 4, 9, 27, 31, 35]);
      expect(dates.toSorted()).toEqual(dates);
      expect(new Set(dates).size).toBe(6);
      const [first, second] = dates;
      const local = formatIn('sv').isoLocal(now).slice(0, 10);
      expect(first && second && first < local && local < second).toBe(true);
      for (const date of dates) {
        expect(new Date(`${date}T12:00:00Z`).getUTCDay()).toBe(3);
        expect(date).not.toMatch(/-07-|-12-2[4-6]|-01-01|-01-06|-05-01|-06-06/);
      }
    }
  });
});

describe('the demo people', () => {
  it('have names of their own', () => {
    const names = demoPeople(22).map(({ name }) => name);
    expect(new Set(names).size).toBe(63);
  });
});
