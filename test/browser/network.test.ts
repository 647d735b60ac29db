import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDemo } from '../../src/demo/index.ts';
import { makeFirstLinks, makeShareLink } from '../../src/network/index.ts';
import { listKnownMembers } from '../../src/network/store.ts';
import { pathsIn } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { findSeries } from '../../src/series/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { usualNow } from '../support/app.ts';
import { signInAs } from '../support/organisers.ts';
import { openSite, type Site } from '../support/site.ts';
import { axeViolations, htmlMistakes, sidewaysScroll } from './checks.ts';
import { useBrowser } from './visitors.ts';

const slug = 'oppna-data-varmland-varen';
const folder = mkdtempSync(join(tmpdir(), 'frukost-network-'));
const browser = useBrowser();
let database: Database;
let site: Site;
let cookie: string;
let member: { id: number; generation: number };

beforeAll(async () => {
  database = await openDatabase(join(folder, 'network.db'));
  site = await openSite(database);
  await fillDemo(database, usualNow, site.services.random);
  const series = await findSeries(database.read, slug);
  const known = await listKnownMembers(database.read);
  const found = known.find(({ name }) => name === 'Konsumentverket');
  if (!series || !found) throw new Error('The demo lacks its series or its network');
  member = found;
  await makeFirstLinks(site.services, series.id, 'operator');
  for (const channel of ['Intranätet', 'Myndighetens alldeles egna nyhetsbrev']) {
    const wish = { seriesId: series.id, memberId: found.id, channel };
    await makeShareLink(site.services, wish, 'operator');
  }
  cookie = (await signInAs(site, 'organiser')).cookie;
});

afterAll(async () => {
  await site?.close();
  await database?.close();
  rmSync(folder, { recursive: true });
});

const token = () =>
  makeSecretLink(site.services.config.secretKey, 'member', member.id, member.generation);

describe.each(['sv', 'en'] as const)('the network in %s', (language) => {
  const paths = pathsIn(language);
  test.each([
    ['member', () => paths.member(token())],
    ['members', () => paths.organiserSeries(slug, 'network')],
    ['one member', () => paths.organiserSeries(slug, `network/members/${member.id}?done=added`)],
  ])('%s', async (_name, path) => {
    const { page } = await browser.visitor(site.origin, { extraHTTPHeaders: { cookie } });
    await page.setViewportSize({ width: 1280, height: 900 });
    const response = await page.goto(path());
    expect(response?.status()).toBe(200);
    expect(await htmlMistakes((await response?.text()) ?? '')).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const looked = width === 1280 && colorScheme === 'light';
        expect(await axeViolations(page, looked ? 'all' : 'as seen')).toEqual([]);
      }
      expect(await sidewaysScroll(page), `sideways scroll at ${width}`).toBe(0);
    }
  });
});

test('a visitor who follows a share link is remembered by the address alone', async () => {
  const { page, context } = await browser.visitor(site.origin, { locale: 'sv-SE' });
  await page.goto('/i/konsumentverket');
  expect(new URL(page.url()).search).toBe('?via=konsumentverket');
  await page.getByRole('link', { name: 'English' }).first().click();
  await page.getByRole('link', { name: 'Innovations' }).click();
  await page
    .getByRole('link', { name: /Sign up/ })
    .first()
    .click();
  expect(await page.locator('input[name=via]').inputValue()).toBe('konsumentverket');
  expect(await context.cookies()).toEqual([]);
});
