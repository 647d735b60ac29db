import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Choice, choose } from '../../src/report/choose.ts';
import { addCount, newCount } from '../../src/report/count.ts';
import { countPeople } from '../../src/report/count-people.ts';
import { gather } from '../../src/report/gather.ts';
import { share } from '../../src/report/report.ts';
import { spanOf } from '../../src/report/store.ts';
import type { Database, Reader } from '../../src/storage/database.ts';
import { describeEngines } from '../support/database.ts';
import { build, randomWorld } from './random-worlds.ts';
import { inOrder, recount } from './recount.ts';

async function count({ read }: Database, slug: string, now: Date, number?: number) {
  const choice = await choose(read, slug, number === undefined ? undefined : String(number));
  if (!choice) throw new Error(`No series ${slug}`);
  const whole = await countPeople(read, choice, await spanOf(read, choice.series.id));
  const { report } = await gather(read, choice, whole, now);
  const inParts = await gather(read, choice, await countInParts(read, choice), now);
  expect(inOrder(inParts.report)).toEqual(inOrder(report));
  return { report, numbers: choice.seminars.map((one) => one.number) };
}

/** As a large series is counted: each part for itself, and sent as bytes. */
async function countInParts(read: Reader, choice: Choice) {
  const { from, to } = await spanOf(read, choice.series.id);
  const middle = Math.floor((from + to) / 2);
  const sum = newCount();
  for (const span of [
    { from, to: middle },
    { from: middle + 1, to },
  ]) {
    addCount(sum, deserialize(serialize(await countPeople(read, choice, span))));
  }
  return sum;
}

describeEngines('every figure of the report', (engine) => {
  it('is what counting all rows by hand gives, of the series and of each seminar', async () => {
    const database = await engine.open({ twice: false });
    let withPatterns = 0;
    await fc.assert(
      fc.asyncProperty(randomWorld, async (world) => {
        const { series, now } = await build(database, world);
        const { report, numbers } = await count(database, series.slug, now);
        if (report.patterns.came.length > 1) withPatterns += 1;
        expect(inOrder(report)).toEqual(inOrder(await recount(database, series.id, now)));
        for (const number of numbers) {
          const { report: one } = await count(database, series.slug, now, number);
          expect(inOrder(one)).toEqual(inOrder(await recount(database, series.id, now, number)));
        }
      }),
      { numRuns: 40 },
    );
    expect(withPatterns).toBeGreaterThan(3);
  });
});

it('says all and nothing of nothing less', () => {
  expect(share(0, 0)).toBeUndefined();
  expect(share(0, 7)).toBe(0);
  expect(share(7, 7)).toBe(100);
  expect(share(999, 1000)).toBe(99);
  expect(share(1, 1000)).toBe(1);
  expect(share(84, 101)).toBe(83);
});
