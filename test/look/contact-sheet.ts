import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { letterBook } from '../../src/letter-book.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Language } from '../../src/storage/values.ts';
import { networkScenes } from '../browser/network-scenes.ts';
import {
  changeScenes,
  reportScenes,
  seriesScenes,
  signInScenes,
} from '../browser/organiser-scenes.ts';
import { setStage } from '../browser/organiser-stage.ts';
import { peopleScenes } from '../browser/people-scenes.ts';
import { registerScenes } from '../browser/register-scenes.ts';
import { openScene } from '../browser/scene.ts';
import { addTrouble, sceneGroups } from '../browser/scenes.ts';
import { wishScenes } from '../browser/wish-scenes.ts';
import { launchBrowser, openVisitor } from '../support/browser.ts';
import { everyLetter } from '../support/letters.ts';
import { openSite, type Site } from '../support/site.ts';
import { type Shot, sheetHtml } from './sheet.ts';

/**
 * `npm run look [-- en] [people report …]`: every page and letter, or those groups, wide and
 * narrow, light and dark, to look at.
 */
const wishes = process.argv.slice(2);
const language: Language = wishes.includes('en') ? 'en' : 'sv';
const isWished = (group: string) => wishes.every((wish) => wish === 'en') || wishes.includes(group);
const out = fileURLToPath(new URL('../../look-out/', import.meta.url));
const widths = [1280, 390] as const;
const schemes = ['light', 'dark'] as const;

const pageGroups = {
  ...sceneGroups,
  'sign-in': signInScenes,
  series: seriesScenes,
  changes: changeScenes,
  register: registerScenes,
  wishes: wishScenes,
  people: peopleScenes,
  report: reportScenes,
  network: networkScenes,
};

const folder = mkdtempSync(join(tmpdir(), 'frukost-look-'));
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'shots'), { recursive: true });
const database = await openDatabase(join(folder, 'look.db'));
const site = await openSite(database, { signUpsPerAddress: 3 }, addTrouble);
const browser = await launchBrowser();
try {
  const groups = await shootPages(browser, site);
  if (isWished('letters')) groups.letters = await shootLetters(browser, site);
  const sheet = join(out, 'index.html');
  writeFileSync(sheet, sheetHtml(groups));
  await shootSheet(browser, sheet, Object.keys(groups));
  console.log(`Look at ${sheet}, or at ${Object.keys(groups).join('.png, ')}.png beside it.`);
} finally {
  await browser.close();
  await site.close();
  await database.close();
  rmSync(folder, { recursive: true });
}

async function shootPages(browser: Browser, site: Site) {
  const stage = await setStage(site);
  const groups: Record<string, Shot[]> = {};
  for (const [group, scenes] of Object.entries(pageGroups)) {
    if (!isWished(group)) continue;
    groups[group] = [];
    for (const scene of scenes) {
      const cookie = scene.as && stage.cookies[scene.as];
      const shown = await openVisitor(browser, site.origin, { reducedMotion: 'reduce', cookie });
      await openScene(shown.page, stage, scene, language);
      groups[group].push(await shoot(shown.page, scene.name));
      await shown.leave();
    }
  }
  return groups;
}

async function shootLetters(browser: Browser, { origin, services }: Site) {
  const shots: Shot[] = [];
  const { page, leave } = await openVisitor(browser, origin);
  for (const [name, letter] of Object.entries(everyLetter(language))) {
    const content = await letterBook[letter.kind]?.(letter, services.config);
    await page.setContent(content?.html ?? '');
    shots.push(await shoot(page, `letter, ${name}`));
  }
  await leave();
  return shots;
}

async function shoot(page: Page, name: string): Promise<Shot> {
  const files = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const file = `shots/${name.replace(/\W+/g, '-')}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: join(out, file), fullPage: true });
      files.push({ file, width });
    }
  }
  return { name, files };
}

async function shootSheet(browser: Browser, sheet: string, groups: string[]) {
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } });
  await page.goto(pathToFileURL(sheet).href);
  for (const group of groups) {
    await page.locator(`#${group}`).screenshot({ path: join(out, `${group}.png`) });
  }
}
