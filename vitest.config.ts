import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/support/chromium.ts';

const unit = {
  name: 'unit',
  include: ['test/**/*.test.ts'],
  exclude: ['test/browser/**'],
  // To load the whole site anew for each file took a quarter of the time.
  isolate: false,
  testTimeout: 30_000,
  hookTimeout: 30_000,
};

const browser = {
  name: 'browser',
  include: ['test/browser/**/*.test.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

const hasChromium = findChromium(process.env) !== undefined;
if (!hasChromium) sayLeftOut();

export default defineConfig({
  test: {
    // Else one processor is left idle, and with two that is half of them.
    maxWorkers: availableParallelism(),
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
