import { defineConfig } from 'vitest/config';
import { findChromium } from './test/support/chromium.ts';

const unit = {
  name: 'unit',
  include: ['test/**/*.test.ts'],
  exclude: ['test/browser/**'],
  testTimeout: 20_000,
  hookTimeout: 20_000,
};

const browser = {
  name: 'browser',
  include: ['test/browser/**/*.test.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

const hasChromium = findChromium(process.env) !== undefined;
if (!hasChromium) sayLeftOut();

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    projects: [{ test: unit }, ...(hasChromium ? [{ test: browser }] : [])],
  },
});

/** At home the browser tests may be left out; where everything is checked they may not. */
function sayLeftOut() {
  const sentence = 'No Chromium was found (set CHROMIUM to its path): the browser tests';
  if (process.env.CI) throw new Error(`${sentence} cannot run.`);
  console.warn(`${sentence} are left out.`);
}
