import { existsSync } from 'node:fs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

/** The browser of the browser tests: `CHROMIUM`, or where it usually lies; undefined if nowhere. */
export function findChromium(env: Record<string, string | undefined>) {
  return [env.CHROMIUM, ...usual].find((path) => path && existsSync(path));
}

/** It speaks to nobody but the test, and needs neither a screen nor a sandbox. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
