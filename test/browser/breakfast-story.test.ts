import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import readSheets from 'read-excel-file/node';
import { expect, onTestFinished, test } from 'vitest';
import { translator } from '../../src/i18n/translate.ts';
import { runImports } from '../../src/imports/index.ts';
import { pathsIn, shared } from '../../src/paths.ts';
import { findAnySeries } from '../../src/series/index.ts';
import { recount } from '../report/recount.ts';
import { readCsv } from '../support/csv.ts';
import { describeEngines, type Engine } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { openSite, type Site } from '../support/site.ts';
import { addSeries } from '../support/world.ts';
import { axeViolations } from './checks.ts';
import { formsExport, organisations, spelled } from './forms-export.ts';
import { withMouse } from './hands.ts';
import { organising } from './organising.ts';
import { useBrowser } from './visitors.ts';

const browser = useBrowser();
const sv = pathsIn('sv');
const t = translator('sv');
const slug = 'oppna-data';
const own = (part: string) => sv.organiserSeries(slug, part);

/** A series with room, a network, and an organiser in front of the browser. */
async function open(engine: Engine) {
  const database = await engine.open({ twice: false, seeded: true });
  await addSeries(database, { slug, capacities: [64, 30, 30] });
  const site = await openSite(database);
  onTestFinished(() => site.close());
  const { cookie } = await signInAs(site, 'organiser');
  const { page } = await browser.visitor(site.origin, {
    ...{ cookie, viewport: { width: 1280, height: 900 } },
    mayKeep: ['sign-in', 'sign-in-browser'],
  });
  return { ...site, page };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

describeEngines('a morning of breakfast, from a list of answers to the report', (engine) => {
  test('in fewer than fifteen clicks of tidying, with the same figures everywhere', async () => {
    const site = await open(engine);
    const { page, services } = site;
    const heading = () => page.locator('h1').innerText();
    const says = async (text: string | RegExp) =>
      expect(await page.locator('main').innerText()).toMatch(text);
    const isAccessible = async () => expect(await axeViolations(page)).toEqual([]);

    await page.goto(own('people/import'));
    await page.setInputFiles('#file', {
      ...{ name: 'Anmälan frukost.csv', mimeType: 'text/csv', buffer: formsExport() },
    });
    await button(page, t('imports.upload.send')).click();
    await page.locator('.file-sample').waitFor();
    await isAccessible();
    await button(page, t('imports.choose.next')).click();
    await page.locator('.import-rows').waitFor();
    await says(/60 personer blir anmälda\./);
    await isAccessible();
    await button(page, t('imports.trial.run')).click();
    await page.getByRole('status').waitFor();
    await runImports(services);
    await page.reload();
    expect(await heading()).toBe(t('imports.titles.done'));
    expect(new Set(spelled).size).toBe(25);

    expect(await tidyUp(page)).toBeLessThan(15);
    await page.goto(own('report'));
    expect(await heading()).toBe('60 personer från 13 organisationer är anmälda');
    const table = (await page.locator('#organisationer ~ details table').textContent()) ?? '';
    for (const name of organisations) expect(table).toContain(name);

    await page.goto(own('seminars/1/limits'));
    await page.fill('#sector_company', '8');
    await page.fill('#held-0', 'Region Värmland');
    await page.fill('#held_seats-0', '1');
    await page.fill('#held_day-0', '2027-02-01');
    await isAccessible();
    await button(page, t('limits.page.save')).click();
    await page.getByRole('status').waitFor();

    await page.goto(own('questions/new'));
    await page.fill('#label_sv', 'Hur tar du dig hit?');
    await page.check('#kind-one');
    for (const [row, way] of ['Till fots', 'Med buss', 'Med bil'].entries()) {
      await page.fill(`#option_sv-${row}`, way);
    }
    await page.check('#required');
    await button(page, t('formQuestions.manage.save')).click();
    await page.getByRole('status').waitFor();
    await isAccessible();

    const { cap, held } = await signUpStrangers(site.origin);
    await site.deliver();
    expect(await letterTo(page, cap.email)).toContain('Alla platser för företag är tagna.');
    await page.goto(own('seminars/1/people?state=waiting'));
    await page.getByRole('link', { name: cap.name }).click();
    await says('Alla platser för företag är tagna.');
    await page.goto(own(`seminars/1/people?q=${held.email}`));
    await says('1–1 av 1 person');
    await says('Bekräftad');

    await page.goto(own('seminars/1/breakfast'));
    await page.getByRole('link', { name: t('breakfast.manage.sheet') }).click();
    await page.locator('.sheet').waitFor();
    await isAccessible();
    expect(await page.locator('.sheet tfoot td').innerText()).toBe('62');

    site.clock.set('2027-02-03T09:30:00Z');
    const organiser = organising(page, withMouse(page), 'sv', slug);
    await organiser.askToSignIn('organiser@lansstyrelsen.example');
    await organiser.typeCode();
    await page.goto(own('seminars/1/people?state=confirmed'));
    await page.check('#all');
    await button(page, t('peopleLists.bulk.go')).click();
    await button(page, t('peopleLists.bulk.confirm.came', { count: 62 })).click();
    await says(t('people.marked.came', { count: 62 }));
    await isAccessible();
    await page.getByRole('button', { name: t('peopleLists.bulk.undo'), exact: true }).click();
    await says(t('people.marked.undone', { count: 62 }));
    await page.goto(own('seminars/1/people?state=confirmed&sector=municipality'));
    for (const box of await page.locator('input[name=picked]').all()) await box.check();
    await button(page, t('peopleLists.bulk.go')).click();
    await says(t('people.marked.came', { count: 19 }));
    await expectSameEverywhere(page, site);
  });
});

/** The report of who came: on the page, in each of its files, and counted from the rows. */
async function expectSameEverywhere(page: Page, { services }: Site) {
  const { database, clock } = services;
  const { read } = database;
  const series = await findAnySeries(read, slug);
  const counted = await recount(database, series?.id ?? 0, clock());
  const sentence = `${counted.people.came} personer från ${counted.organisations.came} organisationer deltog`;
  await page.goto(own('report'));
  expect(await page.locator('h1').innerText()).toBe(sentence);
  expect(await page.locator('.paste .copy').first().innerText()).toContain(sentence);
  const take = async (name: string) => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name, exact: true }).click();
    return readFile(await (await downloading).path());
  };
  const chart = (await take(t('report.files.svg'))).toString();
  expect(chart).toContain(`<title id="t">${sentence}</title>`);
  const csv = readCsv((await take(t('report.files.csv'))).toString());
  const json = JSON.parse((await take(t('report.files.json'))).toString());
  const sheets = await readSheets(await take(t('report.files.xlsx')));
  expect((await take(t('report.files.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  expect(json.sentence.sv).toContain(sentence);
  expect(csv.flat()).toContain(json.sentence.sv);
  const { title, columns, rows } = json.tables.organisations;
  const names = new Map(
    (await read.select().from(read.tables.organisations)).map(({ id, name }) => [id, name]),
  );
  const told = (rows as Tally[]).map((row) => [row.organisation, row.signed, row.came] as const);
  expect(told.toSorted()).toEqual(
    counted.byOrganisation.map(({ id, signed, came }) => [names.get(id), signed, came]).toSorted(),
  );
  const sheet = sheets
    .find((one) => one.sheet === title)
    ?.data.map(([name, , signed, came]) => [name, signed, came]);
  expect(sheet?.slice(1, 1 + told.length)).toEqual(told);
  for (const [organisation, , came] of told) {
    expect(csv).toContainEqual([title, organisation, columns.came, String(came)]);
    expect(chart.includes(`>${organisation}<`)).toBe(came > 0);
  }
}

interface Tally {
  organisation: string;
  signed: number;
  came: number;
}

/** From the report, until nothing is left that looks alike. @returns How many clicks it took. */
async function tidyUp(page: Page): Promise<number> {
  let clicks = 0;
  const click = async (what: Locator) => {
    clicks += 1;
    await what.click();
  };
  await page.goto(own('report'));
  await click(page.getByRole('link', { name: t('register.fromSeries') }));
  await page.locator('.tidy-list').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  for (const row of await page.locator('.tidy-row').all()) {
    const box = row.locator('input[name=pair]').first();
    if (!(await box.isChecked())) await click(box);
  }
  await click(page.getByRole('button', { name: t('register.tidy.mergeTicked') }));
  await page.getByRole('status').waitFor();
  expect(await page.locator('main').innerText()).toContain(t('register.tidy.noneIn'));
  return clicks;
}

/** One from the sector that is full, after the one who took its last seat; one with a seat held. */
async function signUpStrangers(origin: string) {
  const cap = { name: 'Sara Sur', email: 'sara@brev.example', organisation: 'Sura Bolaget AB' };
  const held = { name: 'Ria Region', email: 'ria@brev.example', organisation: 'Region Värmland' };
  const last = { name: 'Gunnar Glad', email: 'gun@brev.example', organisation: 'Glada Bagaren AB' };
  expect(await signUp(origin, last)).toContain('Plats fanns');
  expect(await signUp(origin, cap)).toContain(
    'Platserna som är kvar är inte för din organisation.',
  );
  expect(await signUp(origin, held)).toContain('Plats fanns');
  return { cap, held };
}

/** A stranger fills in the form on a phone, and forgets the question at first. @returns The receipt. */
async function signUp(origin: string, person: Record<string, string>): Promise<string> {
  const { page } = await browser.visitor(origin, { viewport: { width: 390, height: 800 } });
  await page.goto(sv.signUp(slug));
  await page.check('#seminar-1');
  for (const [field, text] of Object.entries({ ...person, role: 'Vd' })) {
    await page.fill(`#${field}`, text);
  }
  await page.check('#role_category-leader');
  const send = page.getByRole('button', { name: t('registrations.form.submit') });
  await send.click();
  const summary = page.locator('.ds-error-summary');
  await summary.waitFor();
  expect(await summary.innerText()).toContain('Hur tar du dig hit?');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel('Med buss').check();
  await send.click();
  await page.waitForURL(`**${sv.receipt('*')}`);
  return page.locator('main').innerText();
}

/** The text of the newest letter to an address. */
async function letterTo(page: Page, email: string): Promise<string> {
  await page.goto(shared.mailbox());
  await page.locator('tr', { hasText: email }).getByRole('link').first().click();
  await page.locator('.letter-source').last().waitFor();
  return page.locator('main').innerText();
}
