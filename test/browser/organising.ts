import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { translator } from '../../src/i18n/translate.ts';
import { pathsIn, shared } from '../../src/paths.ts';
import type { Language } from '../../src/storage/values.ts';
import { readCsv } from '../support/csv.ts';
import type { Hands } from './hands.ts';

export interface NewSeminar {
  theme: string;
  day: string;
}

/** What an organiser does, step by step, on the pages of one language. */
export function organising(page: Page, hands: Hands, language: Language, slug: string) {
  const t = translator(language);
  const paths = pathsIn(language);
  const field = (name: string) => page.locator(`#${name}`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const overview = () => page.goto(paths.organiserSeries(slug));
  const says = async (text: string) =>
    expect(await page.locator('main').innerText()).toContain(text);
  const told = async (text: string) => {
    await page.getByRole('status').waitFor();
    await says(text);
  };
  const fill = async (fields: Record<string, string>) => {
    for (const [name, text] of Object.entries(fields)) await hands.write(field(name), text);
  };
  /** The newest letter of the mailbox. */
  const openLetter = async () => {
    await page.goto(shared.mailbox());
    await page.locator('main tbody a').first().click();
    await page.locator('.letter-source').last().waitFor();
  };

  return {
    says,

    async askToSignIn(email: string) {
      await page.goto(paths.organiser());
      await page.waitForURL(`**${paths.signIn()}`);
      await fill({ email });
      await hands.press(button(t('organisers.signIn.submit')));
      await page.waitForURL(`**${paths.signInCode()}`);
    },

    async typeCode() {
      await openLetter();
      const [code = ''] = /\d{4} \d{4}/.exec(await page.locator('h1').innerText()) ?? [];
      await page.goto(paths.signInCode());
      await fill({ code });
      await hands.press(button(t('organisers.signIn.button')));
      await page.waitForURL(`**${paths.organiser()}`);
    },

    async followLink() {
      await openLetter();
      await hands.press(page.locator(`.letter-source a[href*="${paths.signInLink('')}"]`));
      await page.waitForURL(`**${paths.signInLink('*')}`);
      await hands.press(button(t('organisers.signIn.button')));
      await page.waitForURL(`**${paths.organiser()}`);
    },

    async createSeries(title: string) {
      await says(t('organisers.home.none'));
      await hands.press(link(t('manageSeries.home.new')));
      await page.waitForURL(`**${paths.organiser('new')}`);
      await fill({
        title_sv: title,
        slug,
        summary_sv: 'Tre morgnar om öppna data.',
        convener: 'Länsstyrelsen Värmland',
        contact_name: 'Vera Värd',
        contact_email: 'vera@lansstyrelsen.example',
      });
      await hands.press(button(t('manageSeries.form.create')));
      await told(t('manageSeries.overview.done.created'));
      await says(t('manageSeries.overview.lack.seminars'));
    },

    async addSeminar({ theme, day }: NewSeminar) {
      await hands.press(link(t('manageSeries.overview.addSeminar')));
      await page.waitForURL(`**${paths.organiserSeries(slug, 'seminars/new')}`);
      const place = { venue: 'Residenset', address: 'Våxnäsgatan 5, Karlstad' };
      await fill({ theme_sv: theme, day, ...place });
      await hands.press(button(t('manageSeries.form.add')));
      await told(t('manageSeries.overview.done.added'));
      await says(theme);
    },

    async describe(number: number) {
      await says(t('manageSeries.overview.lack.description'));
      await hands.press(page.locator(`main a[href$="/seminars/${number}/edit"]`));
      await page.waitForURL(`**/seminars/${number}/edit`);
      await fill({ description_sv: `Det handlar morgon ${number} om.` });
      await hands.press(button(t('manageSeries.form.save')));
      await told(t('manageSeries.overview.done.saved'));
    },

    async publish() {
      await hands.press(button(t('manageSeries.overview.publish')));
      await told(t('manageSeries.overview.done.published'));
    },

    /** Gives the address of the member's own page. */
    async addMember(organisation: string): Promise<string> {
      await page.goto(paths.organiserSeries(slug, 'network'));
      await fill({ organisation });
      await hands.press(button(t('network.manage.addSubmit')));
      await told(t('network.manage.done.added'));
      return page.locator('section[aria-labelledby=sida] .copy').innerText();
    },

    /** What each link gave: visits, sign-ups, seats and came, by its path. */
    async figures(...codes: string[]) {
      await page.goto(paths.organiserSeries(slug, 'network'));
      const rows = codes.map((code) => page.locator('tr', { has: link(code) }).locator('.num'));
      return Promise.all(rows.map((row) => row.allInnerTexts()));
    },

    async addPerson(person: Record<string, string>, seminars: number[]) {
      await page.goto(paths.organiserSeries(slug, 'people'));
      await hands.press(link(t('people.list.add')));
      await page.waitForURL(`**${paths.organiserSeries(slug, 'people/new')}`);
      for (const number of seminars) await hands.tick(field(`seminar-${number}`));
      await fill(person);
      await hands.tick(field('role_category-leader'));
      await hands.press(button(t('people.form.add')));
      await told(t('people.done.added'));
    },

    /** The first of the person's letters that can be. */
    async sendAgain(name: string) {
      await page.goto(paths.organiserSeries(slug, 'people'));
      await hands.press(link(name));
      await page.waitForURL(`**${paths.organiserSeries(slug, 'people/*')}`);
      const again = new RegExp(`^${t('people.person.again')}`);
      await hands.press(page.getByRole('button', { name: again }).first());
      await told(t('people.done.sentAgain'));
    },

    async archive() {
      await overview();
      await hands.press(button(t('manageSeries.overview.archive')));
      await told(t('manageSeries.overview.done.archived'));
    },

    /** Gives what the preview says of who is written to. */
    async previewMove(number: number, to: Record<string, string>) {
      await overview();
      await hands.press(page.locator(`main a[href$="/seminars/${number}/move"]`));
      await page.waitForURL(`**/seminars/${number}/move`);
      await fill(to);
      await hands.press(button(t('manageChanges.form.preview')));
      const whom = page.locator('section[aria-labelledby=vilka]');
      await whom.waitFor();
      return whom.innerText();
    },

    async confirmMove() {
      const name = new RegExp(`^${t('manageChanges.confirm.move')}`);
      await hands.press(page.getByRole('button', { name }));
      await told(t('manageSeries.overview.done.moved'));
    },

    /** All but one by their boxes, that one by the button in its row. */
    async markWhoCame(number: number, names: string[]) {
      const [one = '', ...others] = names;
      await page.goto(paths.organiserSeries(slug, `seminars/${number}/people`));
      for (const name of others) {
        await hands.tick(page.getByLabel(t('people.list.pickPerson', { name })));
      }
      await hands.press(button(t('peopleLists.bulk.go')));
      await told(t('people.marked.came', { count: others.length }));
      const row = page.locator('tr', { hasText: one });
      await hands.press(row.getByRole('button', { name: t('people.person.markCame') }));
      await told(t('people.marked.came', { count: 1 }));
    },

    /** The sentence over the report, and the ones to paste. */
    async readReport() {
      await hands.press(link(t('people.nav.report')));
      await page.locator('.sentence').waitFor();
      return {
        sentence: await page.locator('.sentence').innerText(),
        paste: await page.locator('.paste .copy').allInnerTexts(),
      };
    },

    async exportList(number: number) {
      await page.goto(paths.organiserSeries(slug, `seminars/${number}/people`));
      const downloading = page.waitForEvent('download');
      await hands.press(link(t('people.list.csv')));
      const download = await downloading;
      const rows = readCsv(await readFile(await download.path(), 'utf8'));
      return { name: download.suggestedFilename(), rows };
    },

    async signOut() {
      const menu = page.getByRole('navigation', { name: t('organisers.nav.label') });
      await hands.press(menu.getByRole('button', { name: t('organisers.account.signOut') }));
      await page.waitForURL(`**${paths.home()}`);
      await page.goto(paths.organiserSeries(slug));
      await page.waitForURL(`**${paths.signIn()}`);
    },
  };
}
