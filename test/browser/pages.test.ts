import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Language } from '../../src/storage/values.ts';
import { openSite, type Site } from '../support/site.ts';
import { axeViolations, htmlMistakes, sidewaysScroll } from './checks.ts';
import {
  addTrouble,
  failureScenes,
  mailboxScenes,
  openScene,
  type Scene,
  scenes,
} from './scenes.ts';
import { type Stage, setStage } from './stage.ts';
import { useBrowser } from './visitors.ts';

const folder = mkdtempSync(join(tmpdir(), 'frukost-pages-'));
const browser = useBrowser();
let database: Database;
let site: Site;
let stage: Stage;

beforeAll(async () => {
  database = await openDatabase(join(folder, 'pages.db'));
  site = await openSite(database, { signUpsPerAddress: 3 }, addTrouble);
  stage = await setStage(site);
});

afterAll(async () => {
  await site?.close();
  await database?.close();
  rmSync(folder, { recursive: true });
});

const other = { sv: 'en', en: 'sv' } as const;

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  test.each(scenes)('$name', async (scene) => {
    const page = await showScene(scene, language);
    await expectOtherLanguage(page, language, scene.path(other[language], stage, language));
  });

  test.each(failureScenes)('$name', async (scene) => {
    const page = await showScene(scene, language);
    await expectOtherLanguage(page, language, pathsIn(other[language]).home());
  });
});

test.each(mailboxScenes)('$name', async (scene) => {
  await showScene(scene, 'sv');
});

/** The page as everyone may meet it: valid, accessible, in light and dark, wide and narrow. */
async function showScene(scene: Scene, language: Language) {
  const { page } = await browser.regular(site.origin);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  const response = await openScene(page, stage, scene, language);
  expect(response.status()).toBe(scene.status ?? 200);
  expect(await htmlMistakes(await response.text())).toEqual([]);
  expect(await page.getAttribute('html', 'lang')).toBe(language);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page), 'sideways scroll at 1280').toBe(0);
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  expect(await sidewaysScroll(page), 'sideways scroll with letters twice as large').toBe(0);
  await page.evaluate("document.documentElement.style.fontSize = ''");
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sidewaysScroll(page), `sideways scroll at ${width}`).toBe(0);
  }
  expect(await axeViolations(page, 'as seen')).toEqual([]);
  return page;
}

/** In the head for search engines and in the menu for people: the same page, or the start. */
async function expectOtherLanguage(page: Page, language: Language, to: string) {
  const [path = ''] = to.split('?');
  const links = page.locator(`a[hreflang=${other[language]}]`);
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(new Set(hrefs)).toEqual(new Set([path]));
  const alternate = page.locator(`link[rel=alternate][hreflang=${other[language]}]`);
  if (await alternate.count()) {
    expect(await alternate.getAttribute('href')).toBe(site.origin + path);
  }
}
