import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from './chromium.ts';

export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error('No Chromium was found (set CHROMIUM to its path).');
  return chromium.launch({ executablePath, args: chromiumFlags });
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What no page may do, as it happened: see `watch`. */
  complaints: string[];
  /** Ends the visit, and complains of what it left in the browser. */
  leave: () => Promise<void>;
}

export interface VisitorOptions extends BrowserContextOptions {
  /** Signed in from the start, by a cookie as `name=value`. */
  cookie?: string | undefined;
  /** Names of cookies that may be set: those of signing in, for who does. */
  mayKeep?: string[];
}

/** Somebody with a browser of their own, without cookies and with nothing kept. */
export async function openVisitor(
  browser: Browser,
  origin: string,
  { cookie = '', mayKeep = [], ...options }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: origin, locale: 'sv-SE', ...options });
  context.setDefaultTimeout(15_000);
  const [given = '', value = ''] = cookie.split('=');
  if (given) await context.addCookies([{ name: given, value, url: origin }]);
  const complaints: string[] = [];
  await watch(context, origin, complaints);
  const leave = async () => {
    const { cookies, origins } = await context.storageState();
    const unasked = cookies.filter(({ name }) => name !== given && !mayKeep.includes(name));
    for (const { name } of unasked) complaints.push(`a cookie was set: ${name}`);
    for (const kept of origins) complaints.push(`something was kept: ${JSON.stringify(kept)}`);
    await context.close();
  };
  return { page: await context.newPage(), context, complaints, leave };
}

/**
 * Nothing may be asked of any other host (the request is stopped), and nothing may be complained
 * of in the console: scripts that break, and whatever the content security policy refuses.
 */
async function watch(context: BrowserContext, origin: string, complaints: string[]) {
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.origin !== origin,
    (route) => {
      complaints.push(`another host was asked: ${route.request().url()}`);
      return route.abort();
    },
  );
  context.on('console', (message) => {
    if (message.type() !== 'error' || isExpected.test(message.text())) return;
    complaints.push(`in the console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`a script broke: ${error.error().message}`));
}

/** Chromium also says that a page came with a status such as 422, and that it is offline. */
const isExpected =
  /^Failed to load resource: (the server responded with a status of|net::ERR_INTERNET_DISCONNECTED)/;
