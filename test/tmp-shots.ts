import { openDatabase } from '../src/storage/open.ts';
import { fillDemo } from '../src/demo/index.ts';
import { openSite } from './support/site.ts';
import { launchBrowser } from './support/browser.ts';
import { axeViolations, htmlMistakes, sidewaysScroll } from './browser/checks.ts';
import { usualNow } from './support/app.ts';
import { signInAs } from './support/organisers.ts';
import { signUp } from '../src/registrations/index.ts';
import { findAnySeries, listSeminars } from '../src/series/index.ts';
import { rmSync } from 'node:fs';
rmSync('/tmp/people-shots/shots.db', { force: true }); rmSync('/tmp/people-shots/shots.db-wal', { force: true });
const db = await openDatabase('/tmp/people-shots/shots.db');
const site = await openSite(db, { signUpsPerAddress: 1e6 });
site.clock.set(usualNow);
await fillDemo(db, usualNow, site.services.random);
const slug = 'oppna-data-varmland-varen';
const series = (await findAnySeries(db.read, slug))!;
const many = process.argv[2] === 'many';
const orgs = ['Karlstads kommun', 'Region Värmland', 'Elsäkerhetsverket', 'Bolaget AB', 'Myndigheten för samhällsskydd och beredskap', 'KAU'];
for (let i = 0; i < (many ? 200 : 6); i++) await signUp(site.services, { series, language: 'sv', idempotencyKey: null, form: { name: i % 9 ? `Ann-Charlotte Nummer ${i}` : `Maximiliana-${'Alexandrina'.repeat(3)} von Lång ${i}`, email: `ann-charlotte.andersson.ljungqvist${i}@regionvarmland.example`, organisation: orgs[i % 6]!, role: 'Verksamhetsutvecklare', roleCategory: 'specialist', seminars: [2, 3], wholeSeries: false } });
await db.write(async (tx) => { const { outbox } = tx.tables; const { eq, inArray } = await import('drizzle-orm/sql'); await tx.update(outbox).set({ state: 'failed', lastError: '550 5.1.1' }).where(inArray(outbox.id, [1, 4])); });
const head = await signInAs(site, 'organiser');
const [name, value] = head.cookie.split('=') as [string, string];
const browser = await launchBrowser();
const base = `/arrangor/series/${slug}`;
const bo = (await db.read.select().from(db.read.tables.outbox))[0]!.signUpId;
const pages: [string, string][] = [['list', `${base}/seminars/3/people`], ['series', `${base}/people`], ['held', `${base}/seminars/1/people`], ['person', `${base}/people/${bo}`], ['new', `${base}/people/new`], ['cancel', `${base}/people/${bo}/cancellation`], ['details', `${base}/people/${bo}/details`], ['book', `${base}/people/${bo}/bookings`], ['marked', `${base}/seminars/1/people?marked=came&count=2&batch=abcdefghij`], ['none', `${base}/people?q=finnsinte`]];
for (const scheme of ['light', 'dark'] as const) for (const width of [1280, 390, 320]) {
  const context = await browser.newContext({ baseURL: site.origin, colorScheme: scheme, viewport: { width, height: 1500 }, locale: 'sv-SE' });
  await context.addCookies([{ name, value, url: site.origin }]);
  const page = await context.newPage();
  for (const [key, path] of pages) {
    const r = await page.goto(path);
    const scroll = await sidewaysScroll(page);
    const axe = await axeViolations(page);
    const html = width === 1280 && scheme === 'light' ? await htmlMistakes(await r!.text()) : [];
    if (r!.status() !== 200 || scroll || axe.length || html.length) { const wide = scroll ? await page.evaluate(`[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0,4).map(e => e.tagName + '.' + e.className)`) : ''; console.log(key, width, scheme, r!.status(), 'scroll', scroll, wide, axe, html); }
    if (width !== 320) await page.screenshot({ path: `/tmp/people-shots/${many ? 'many-' : ''}${key}-${width}-${scheme}.png`, fullPage: false });
  }
  if (width === 1280 && scheme === 'light') { await page.goto(`${base}/people/${bo}/cancellation`); await page.click('button[value=preview]'); await page.waitForLoadState(); console.log('preview', page.url(), await axeViolations(page)); await page.screenshot({ path: `/tmp/people-shots/preview-1280.png`, fullPage: true }); }
  await context.close();
}
await browser.close(); await site.close(); await db.close();
