import { expect, test, vi } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { Counts } from '../../src/web/counts.ts';
import { startApp } from '../support/app.ts';
import { sqlite } from '../support/database.ts';
import { send } from '../support/visit.ts';
import { addSeries, cast } from '../support/world.ts';

const minute = 60_000;

/** What is told of one more request. */
const one = (counts: Counts, block: string, timeWindow = minute) => {
  let told = { current: 0, ttl: 0 };
  counts.incr(
    block,
    (_error, count) => {
      if (count) told = count;
    },
    timeWindow,
  );
  return told;
};

test('each block has its own count, which begins again when its time is over', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const counts = new Counts();
    expect([1, 2, 3].map(() => one(counts, 'a').current)).toEqual([1, 2, 3]);
    expect(one(counts, 'b').current).toBe(1);
    vi.advanceTimersByTime(minute - 1);
    expect(one(counts, 'a')).toEqual({ current: 4, ttl: 1 });
    vi.advanceTimersByTime(1);
    expect(one(counts, 'a')).toEqual({ current: 1, ttl: minute });
  } finally {
    vi.useRealTimers();
  }
});

test('of more blocks than are kept, those that were heard of longest ago are forgotten', () => {
  const counts = new Counts();
  for (const block of ['first', 'second', 'first']) one(counts, block);
  for (let n = 1; n < 20_000; n++) one(counts, `block ${n}`);
  expect(one(counts, 'first').current).toBe(3);
  expect(one(counts, 'second').current).toBe(1);
});

test('a form in two languages is one form, and others are apart', async () => {
  const database = await sqlite.open();
  await addSeries(database);
  const { app } = await startApp(database, { signUpsPerBlock: 2 });
  const post = async (path: string) => (await send(app, path, {})).status;
  const [sv, en] = [pathsIn('sv'), pathsIn('en')];
  expect(await post(sv.signUp('oppna-data'))).toBe(422);
  expect(await post(en.signUp('oppna-data'))).toBe(422);
  expect(await post(sv.signUp('oppna-data'))).toBe(429);
  expect(await post(en.signUp('oppna-data'))).toBe(429);
  expect((await send(app, sv.lostLink(), { email: cast.asa.email })).status).toBe(303);
});
