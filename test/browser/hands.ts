import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How somebody works a page. */
export interface Hands {
  press: (what: Locator) => Promise<void>;
  tick: (what: Locator) => Promise<void>;
  write: (where: Locator, text: string) => Promise<void>;
}

export const withMouse = (_page: Page): Hands => ({
  press: (what) => what.click(),
  tick: (what) => what.check(),
  write: (where, text) => where.fill(text),
});

/** Tab, Space and Enter alone; where the focus comes it must be seen. */
export function withKeyboard(page: Page): Hands {
  return {
    async press(what) {
      await tabTo(page, what);
      await page.keyboard.press('Enter');
    },
    async tick(what) {
      await tabTo(page, what);
      await page.keyboard.press('Space');
    },
    async write(where, text) {
      await tabTo(page, where);
      // Days and times are typed differently in every locale.
      const isClock = /^(date|time)$/.test((await where.getAttribute('type')) ?? '');
      await (isClock ? where.fill(text) : page.keyboard.type(text));
    },
  };
}

const mostStops = 120;

async function tabTo(page: Page, target: Locator) {
  await target.waitFor();
  for (let stops = 0; !(await hasFocus(target)); stops++) {
    if (stops > mostStops) throw new Error(`Tab never comes to ${target}`);
    await page.keyboard.press('Tab');
  }
  await expectSeen(target);
}

export const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/**
 * The one in focus bears a ring, itself or as the whole of a framed choice, and stands in the
 * window (WCAG 2.4.7 and 2.4.11).
 */
async function expectSeen(target: Locator) {
  const seen = await target.evaluate((element) => {
    const { defaultView: view } = element.ownerDocument;
    const ring = [element, element.parentElement].some((one) => {
      const style = one && view?.getComputedStyle(one);
      return style?.outlineStyle !== 'none' && style?.outlineWidth !== '0px';
    });
    const { top, bottom } = element.getBoundingClientRect();
    const inWindow = bottom > 0 && top < (view?.innerHeight ?? 0);
    return { ring, inWindow };
  });
  expect(seen, `focus on ${target}`).toEqual({ ring: true, inWindow: true });
}
