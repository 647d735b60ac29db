import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startWorkers } from '../src/workers.ts';
import { startShell } from './support/app.ts';

describe('a worker', () => {
  it('runs again and again, never twice at once', async () => {
    const { services } = await startShell();
    let [running, most, runs] = [0, 0, 0];
    const run = async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(5);
      running -= 1;
      runs += 1;
    };
    const stop = startWorkers([{ name: 'slow', everyMs: 1, run }], services);
    await expect.poll(() => runs).toBeGreaterThan(3);
    await stop();
    expect({ most, running }).toEqual({ most: 1, running: 0 });
    const before = runs;
    await wait(20);
    expect(runs).toBe(before);
  });

  it('that fails says so and goes on, beside the others', async () => {
    const { services, lines, expectError } = await startShell();
    expectError('a worker failed');
    let [failures, others] = [0, 0];
    const stop = startWorkers(
      [
        { name: 'broken', everyMs: 1, run: async () => Promise.reject(new Error(`${++failures}`)) },
        { name: 'well', everyMs: 1, run: async () => ++others },
      ],
      services,
    );
    await expect.poll(() => Math.min(failures, others)).toBeGreaterThan(2);
    await stop();
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'a worker failed', worker: 'broken', level: 50 }),
    );
  });

  it('is waited for when all are stopped', async () => {
    const { services } = await startShell();
    let done = false;
    const run = async () => {
      await wait(30);
      done = true;
    };
    const stop = startWorkers([{ name: 'slow', everyMs: 1000, run }], services);
    await stop();
    expect(done).toBe(true);
  });
});
