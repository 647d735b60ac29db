import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { launchBrowser, openVisitor, type Visitor } from '../support/browser.ts';

/**
 * One browser for the file. Each visitor leaves when the test is finished, which fails if any
 * page asked another host, broke its policy or kept something.
 */
export function useBrowser() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return {
    async visitor(origin: string, options?: BrowserContextOptions): Promise<Visitor> {
      const visitor = await openVisitor(browser, origin, options);
      onTestFinished(async () => {
        await visitor.leave();
        expect(visitor.complaints).toEqual([]);
      });
      return visitor;
    },
  };
}
