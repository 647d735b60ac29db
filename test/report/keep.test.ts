import { expect, test } from 'vitest';
import { keep } from '../../src/report/keep.ts';

/** A clock that moves while something is made. */
function making(goodForMs: number) {
  let [now, made] = [0, 0];
  const make = async (asked: string) => {
    await Promise.resolve();
    now += 600;
    made += 1;
    return { said: `${asked} ${made}`, goodForMs };
  };
  const kept = keep(make, () => now);
  return {
    kept: async (asked: string) => (await kept(asked)).said,
    wait: (ms: number) => (now += ms),
  };
}

test('what is good for no time is made each time', async () => {
  const { kept } = making(0);
  expect([await kept('a'), await kept('a')]).toEqual(['a 1', 'a 2']);
});

test('what is good for some time is kept so long, each thing by itself', async () => {
  const { kept, wait } = making(2400);
  expect([await kept('a'), await kept('b'), await kept('a')]).toEqual(['a 1', 'b 2', 'a 1']);
  wait(1800);
  expect(await kept('a')).toBe('a 3');
});

test('nothing is kept longer than five seconds', async () => {
  const { kept, wait } = making(30_000);
  expect(await kept('a')).toBe('a 1');
  wait(4999);
  expect(await kept('a')).toBe('a 1');
  wait(1);
  expect(await kept('a')).toBe('a 2');
});

test('whoever asks while it is made gets the same, and a failure is not kept', async () => {
  const { kept } = making(0);
  expect(await Promise.all([kept('a'), kept('a')])).toEqual(['a 1', 'a 1']);
  let tries = 0;
  const failing = keep(async () => {
    tries += 1;
    if (tries === 1) throw new Error('once');
    return { tries, goodForMs: 0 };
  });
  await expect(failing('a')).rejects.toThrow('once');
  expect(await failing('a')).toEqual({ tries: 2, goodForMs: 0 });
});
