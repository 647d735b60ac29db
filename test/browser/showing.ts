import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Language } from '../../src/storage/values.ts';
import { openSite, type Site } from '../support/site.ts';
import { axeViolations, htmlMistakes, sidewaysScroll } from './checks.ts';
import { type Stage, setStage } from './organiser-stage.ts';
import { openScene, type Scene } from './scene.ts';
import { addTrouble } from './scenes.ts';
import type { useBrowser } from './visitors.ts';

export const other = { sv: 'en', en: 'sv' } as const;

/** The stage of the file, set before its tests. */
export function useStage(): () => Stage {
  const folder = mkdtempSync(join(tmpdir(), 'frukost-pages-'));
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
  return () => stage;
}

/** The page as everyone may meet it: valid, accessible, in light and dark, wide and narrow. */
export async function showScene(
  browser: ReturnType<typeof useBrowser>,
  stage: Stage,
  scene: Scene,
  language: Language,
) {
  const { page } = await browser.regular(stage.site.origin, scene.as && stage.cookies[scene.as]);
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
export async function expectOtherLanguage(
  page: Page,
  language: Language,
  to: string,
  keepsQuery = false,
) {
  const path = keepsQuery ? to : (to.split('?')[0] ?? '');
  const links = page.locator(`a[hreflang=${other[language]}]`);
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(new Set(hrefs)).toEqual(new Set([path]));
  const alternate = page.locator(`link[rel=alternate][hreflang=${other[language]}]`);
  if (await alternate.count()) {
    const href = await alternate.getAttribute('href');
    expect(href).toBe(new URL(path, page.url()).href);
  }
}
