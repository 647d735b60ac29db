import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { seedRegister } from '../../src/organisations/index.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { usualNow } from '../support/app.ts';
import { launchBrowser, openVisitor } from '../support/browser.ts';
import { temporaryFolder } from '../support/database.ts';
import { openSite } from '../support/site.ts';
import { addSeries } from '../support/world.ts';

const axe = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

describe('the organisation field', () => {
  let browser: Browser;
  let page: Page;
  let field: Locator;
  let options: Locator;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    const database = await openDatabase(`${temporaryFolder()}/test.db`);
    await database.write((tx) => seedRegister(tx, usualNow));
    await addSeries(database);
    const site = await openSite(database);
    const visitor = await openVisitor(browser, site.origin, { hasTouch: true });
    onTestFinished(async () => {
      await visitor.leave();
      await site.close();
      await database.close();
      expect(visitor.complaints).toEqual([]);
    });
    page = visitor.page;
    await page.goto('/oppna-data/anmalan');
    field = page.locator('#organisation');
    options = page.getByRole('option');
  });

  const type = async (text: string) => {
    await field.fill('');
    await field.pressSequentially(text);
    await options.first().waitFor();
  };
  const status = () => page.locator('.suggestions-status').textContent();

  test('suggests by keyboard, and Enter takes one without sending the form', async () => {
    await type('karl');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await status()).toMatch(/^\d förslag$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toBe('Karlstads universitet');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('Karlstads universitet');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(page.url()).toMatch(/anmalan$/);
  });

  test('keeps what was typed on Escape, and says when there are none', async () => {
    await type('karl');
    await page.keyboard.press('Escape');
    expect(await options.count()).toBe(0);
    expect(await field.inputValue()).toBe('karl');
    await field.fill('xyzzy');
    await expect.poll(status).toBe('Inga förslag');
  });

  test('suggests by pointer and by touch', async () => {
    await type('årj');
    await options.first().click();
    expect(await field.inputValue()).toBe('Årjängs kommun');
    await type('saff');
    await options.first().tap();
    expect(await field.inputValue()).toBe('Säffle kommun');
  });

  test('proposes by the mail domain while it is empty', async () => {
    await page.locator('#email').fill('asa@kau.se');
    await field.focus();
    await options.first().waitFor();
    expect(await options.allTextContents()).toEqual(['Karlstads universitet']);
    await page.keyboard.press('Tab');
    expect(await options.count()).toBe(0);
    expect(await field.inputValue()).toBe('');
  });

  test.each(['light', 'dark'] as const)('is accessible while open (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await type('k');
    await page.keyboard.press('ArrowDown');
    await page.evaluate(axe);
    const found = await page.evaluate(
      'axe.run(".ds-field:has(#organisation)").then(({ violations }) => violations)',
    );
    expect(found).toEqual([]);
  });
});
