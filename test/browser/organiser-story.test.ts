import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { seedBasics } from '../../src/basics.ts';
import { translator } from '../../src/i18n/translate.ts';
import { pathsIn } from '../../src/paths.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Language } from '../../src/storage/values.ts';
import { describeEngines, type Engine } from '../support/database.ts';
import { openSite } from '../support/site.ts';
import { usualNow } from '../support/usual-now.ts';
import { axeViolations } from './checks.ts';
import { type Hands, withKeyboard, withMouse } from './hands.ts';
import { organising } from './organising.ts';
import { operatorWith, readMailbox } from './running.ts';
import { useBrowser } from './visitors.ts';

const browser = useBrowser();
const slug = 'oppet-hus-2027';
const title = 'Öppet hus 2027';
const anna = 'anna@lansstyrelsen.example';

const asa = { name: 'Åsa Öberg', email: 'asa@sunnefiber.example', organisation: 'Sunne Fiber AB' };
const bo = { name: 'Bo Ek', email: 'bo@hammarodata.example', organisation: 'Hammarö Data AB' };
const cecilia = {
  name: 'Cecilia Ås',
  email: 'cecilia@sunnefiber.example',
  organisation: 'Sunne Fiber AB',
};
const role = { role: 'Handläggare' };

const desktop = { viewport: { width: 1280, height: 900 }, locale: 'sv-SE' };
const phone = {
  ...{ viewport: { width: 390, height: 800 }, locale: 'en-GB' },
  ...{ javaScriptEnabled: false },
};

interface Telling {
  language: Language;
  options: typeof desktop | typeof phone;
  handsOf: (page: Page) => Hands;
  sentence: string;
}

const tellings: [string, Telling][] = [
  [
    'in Swedish',
    {
      ...{ language: 'sv', options: desktop, handsOf: withMouse },
      sentence: '3 personer från 2 organisationer deltog',
    },
  ],
  [
    'in English, by keyboard, without JavaScript, at 390 px',
    {
      ...{ language: 'en', options: phone, handsOf: withKeyboard },
      sentence: '3 people from 2 organisations took part',
    },
  ],
];

/** The whole site at a place that the operator's commands reach too, at a time that tests set. */
async function openService(engine: Engine) {
  const place = await engine.place();
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  await seedBasics(database, usualNow);
  const site = await openSite(database);
  onTestFinished(() => site.close());
  const { secretKey } = site.services.config;
  return { ...site, command: operatorWith({ DATABASE_URL: place, SECRET_KEY: secretKey }) };
}

describeEngines('from nothing to the report', (engine) => {
  // Hands are the same on both engines.
  const told = engine.name === 'sqlite' ? tellings : tellings.slice(0, 1);
  test.each(told)('%s', { timeout: 180_000 }, async (_how, telling) => {
    const { language, options, handsOf, sentence } = telling;
    const site = await openService(engine);
    const { page } = await browser.visitor(site.origin, {
      ...options,
      mayKeep: ['sign-in', 'sign-in-browser'],
    });
    const organiser = organising(page, handsOf(page), language, slug);
    const letters = async (email: string) => {
      await site.deliver();
      return readMailbox(site.origin, email);
    };

    expect(await site.command('organiser', 'add', anna)).toContain(`${anna} is now organiser`);
    await organiser.askToSignIn(anna);
    await organiser.typeCode();
    if (options === desktop) expect(await axeViolations(page)).toEqual([]);

    await organiser.createSeries(title);
    await organiser.addSeminar({ theme: 'Grunder', day: '2027-02-10' });
    await organiser.addSeminar({ theme: 'Innovationer', day: '2027-03-10' });
    await organiser.addSeminar({ theme: 'Säkerhet', day: '2027-04-14' });
    for (const number of [1, 2, 3]) await organiser.describe(number);
    await organiser.publish();

    const members = [
      await organiser.addMember(asa.organisation),
      await organiser.addMember(bo.organisation),
    ];
    const codes = [
      await signUpAsSent(site.origin, members[0] ?? '', telling, asa, 'all'),
      await signUpAsSent(site.origin, members[1] ?? '', telling, bo, [1, 3]),
    ];
    expect(await organiser.figures(...codes)).toEqual([
      ['1', '1', '3', '0'],
      ['1', '1', '2', '0'],
    ]);
    await organiser.addPerson({ ...cecilia, ...role }, [1, 2]);

    const before = await letters(asa.email);
    expect(before.map(({ calendar }) => calendar?.method).toSorted()).toEqual([
      ...['REQUEST', 'REQUEST', 'REQUEST', undefined],
    ]);
    expect(await letters(bo.email)).toHaveLength(3);
    expect(await letters(cecilia.email)).toHaveLength(3);
    const whom = await organiser.previewMove(2, { day: '2027-03-17', venue: 'Museet' });
    expect(whom).toContain(translator(language)('manageChanges.preview.letters', { count: 2 }));
    expect([asa, bo, cecilia].map(({ name }) => whom.includes(name))).toEqual([true, false, true]);
    expect(await letters(asa.email)).toHaveLength(4);
    await organiser.confirmMove();

    const after = await letters(asa.email);
    expect(after).toHaveLength(5);
    const [invitation] = before.flatMap(({ calendar }) =>
      (calendar?.events ?? []).filter(({ summary }) => summary.includes('Innovationer')),
    );
    const update = after[4]?.calendar;
    expect(update?.method).toBe('REQUEST');
    expect(update?.events[0]).toMatchObject({
      uid: invitation?.uid,
      sequence: (invitation?.sequence ?? 0) + 1,
      start: new Date('2027-03-17T07:00:00Z'),
    });
    expect(update?.events[0]?.location).toContain('Museet');
    expect(await letters(cecilia.email)).toHaveLength(4);
    expect(await letters(bo.email)).toHaveLength(3);
    await organiser.sendAgain(cecilia.name);
    expect(await letters(cecilia.email)).toHaveLength(5);

    site.clock.set('2027-02-10T07:20:00Z');
    await organiser.askToSignIn(anna);
    await organiser.followLink();
    await organiser.markWhoCame(1, [cecilia.name, asa.name, bo.name]);
    const report = await organiser.readReport();
    expect(report.sentence).toBe(sentence);
    expect(report.paste[0]).toContain('3 personer från 2 organisationer deltog i ');
    expect(report.paste[0]).toContain(title);
    expect(await organiser.figures(...codes)).toEqual([
      ['1', '1', '3', '1'],
      ['1', '1', '2', '1'],
    ]);

    const { name, rows } = await organiser.exportList(1);
    expect(name).toBe('Anmälda Grunder.csv');
    const viaOf = (path: string) => path.split('/').at(-1);
    expect(rows[0]?.slice(0, 4)).toEqual(['nr', 'seminarium', 'namn', 'e-post']);
    expect(rows.slice(1).map((row) => [0, 1, 2, 4, 11, 13].map((column) => row[column]))).toEqual([
      ['1', 'Grunder', bo.name, bo.organisation, 'ja', viaOf(codes[1] ?? '')],
      ['1', 'Grunder', cecilia.name, cecilia.organisation, 'ja', ''],
      ['1', 'Grunder', asa.name, asa.organisation, 'ja', viaOf(codes[0] ?? '')],
    ]);
    await organiser.archive();
    const start = await fetch(site.origin + pathsIn(language).home());
    expect(await start.text()).not.toContain(title);
    await organiser.signOut();
  });
});

/** Not a machine: visits of those that say they are one are not counted. */
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';

/**
 * A member opens its own page, and sends the link on; a colleague follows it and signs up. Gives
 * the link's path.
 */
async function signUpAsSent(
  origin: string,
  memberUrl: string,
  { language, options, handsOf }: Telling,
  person: typeof asa,
  which: 'all' | number[],
) {
  const t = translator(language);
  const { page: own } = await browser.visitor(origin, options);
  await own.goto(memberUrl);
  expect(await own.locator('h1').innerText()).toBe(person.organisation);
  const url = await own.locator('.share .copy').innerText();

  const { page } = await browser.visitor(origin, { ...options, userAgent });
  const hands = handsOf(page);
  await page.goto(url);
  await page.waitForURL(`**${pathsIn(language).series(slug)}?via=*`);
  await hands.press(page.getByRole('link', { name: t('series.signUp'), exact: true }));
  await page.waitForURL('**?via=*#anmalan');
  const boxes = which === 'all' ? ['whole_series'] : which.map((number) => `seminar-${number}`);
  for (const id of boxes) await hands.tick(page.locator(`#${id}`));
  for (const [name, text] of Object.entries({ ...person, ...role })) {
    await hands.write(page.locator(`#${name}`), text);
  }
  await hands.tick(page.locator('#role_category-leader'));
  await hands.press(page.getByRole('button', { name: t('registrations.form.submit') }));
  await page.waitForURL(`**${pathsIn(language).receipt('*')}`);
  return new URL(url).pathname;
}
