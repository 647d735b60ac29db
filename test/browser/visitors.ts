import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import {
  launchBrowser,
  openVisitor,
  type Visitor,
  type VisitorOptions,
} from '../support/browser.ts';

/** One browser for the file, for visitors who each come with nothing kept. */
export function useBrowser() {
  let browser: Browser;
  const visitors = new Map<string, Visitor>();
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    for (const visitor of visitors.values()) await leave(visitor);
    await browser?.close();
  });
  return {
    /** Leaves when the test is finished. */
    async visitor(origin: string, options?: VisitorOptions): Promise<Visitor> {
      const visitor = await openVisitor(browser, origin, options);
      onTestFinished(() => leave(visitor));
      return visitor;
    },
    /** The same for all tests of the file, which is quicker: no style is fetched twice. */
    async regular(origin: string, cookie?: string): Promise<Visitor> {
      const key = `${origin} ${cookie}`;
      const visitor = visitors.get(key) ?? (await openVisitor(browser, origin, { cookie }));
      visitors.set(key, visitor);
      onTestFinished(() => expect(visitor.complaints.splice(0)).toEqual([]));
      return visitor;
    },
  };
}

/** Fails if any page asked another host, broke its policy or kept something in the browser. */
async function leave(visitor: Visitor) {
  await visitor.leave();
  expect(visitor.complaints).toEqual([]);
}
