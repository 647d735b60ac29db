import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { expect, onTestFinished } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { Services } from '../../src/services.ts';
import type { Database } from '../../src/storage/database.ts';
import { makeLog } from '../../src/web/log.ts';
import { sqlite } from './database.ts';
import { usualNow } from './usual-now.ts';

export interface LogLine {
  level: number;
  msg: string;
  [key: string]: unknown;
}

/** The time it is, until a test says otherwise. */
export interface Clock {
  now: () => Date;
  set: (at: Date | string) => void;
  /** Milliseconds. */
  advance: (ms: number) => void;
}

export interface TestApp {
  app: FastifyInstance;
  services: Services;
  clock: Clock;
  /** Everything logged so far. */
  lines: LogLine[];
  /** From here on, error lines with this message do not fail the test. */
  expectError: (message: string) => void;
}

export const testConfig = (overrides: Partial<Config> = {}): Config => ({
  ...readConfig({ SECRET_KEY: 'a secret of the tests, long enough', LOG_LEVEL: 'debug' }),
  signUpsPerBlock: 1_000_000,
  signUpsPerAddress: 1_000_000,
  ...overrides,
});

/** Clock, chance and log of a test; everything else is the real thing. */
export function testServices(database: Database, overrides: Partial<Config> = {}) {
  const clock = makeClock(usualNow);
  const { log, lines } = capturedLog();
  const services: Services = {
    config: testConfig(overrides),
    database,
    clock: clock.now,
    random: countedRandom(),
    log,
  };
  return { services, clock, lines };
}

/**
 * The real app on a real database, spoken to through `app.inject`. Closes with the test, which
 * fails if anything was logged as an error that it did not expect.
 *
 * @param addRoutes More routes, for tests of what surrounds every route.
 */
export async function startApp(
  database: Database,
  overrides: Partial<Config> = {},
  addRoutes: (app: FastifyInstance) => void = () => {},
): Promise<TestApp> {
  const { services, clock, lines } = testServices(database, overrides);
  const expected = new Set<string>();
  const app = await buildApp(services);
  addRoutes(app);
  onTestFinished(async () => {
    await app.close();
    const errors = lines.filter((line) => line.level >= 50 && !expected.has(line.msg));
    expect(errors, 'lines logged as errors').toEqual([]);
  });
  return { app, services, clock, lines, expectError: (message) => void expected.add(message) };
}

/** The app on a file of its own, for what is the same on both engines. */
export async function startShell(
  overrides: Partial<Config> = {},
  addRoutes: (app: FastifyInstance) => void = () => {},
): Promise<TestApp> {
  return startApp(await sqlite.open({ twice: false }), overrides, addRoutes);
}

function makeClock(start: Date): Clock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to).getTime();
    },
    advance: (ms) => {
      at += ms;
    },
  };
}

/** The same bytes in every run, never the same twice in one. */
function countedRandom() {
  let count = 0;
  return (bytes: number) => {
    count += 1;
    const digest = createHash('shake256', { outputLength: bytes });
    return digest.update(`random ${count}`).digest('base64url');
  };
}

function capturedLog() {
  const lines: LogLine[] = [];
  const log = makeLog(
    { logLevel: 'debug' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  return { log, lines };
}
