import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { paced } from '../../src/people/pace.ts';

async function* parts(most: number) {
  for (let n = 0; n < most; n++) yield n;
  throw new Error('The end');
}

test('long work in parts leaves none out, and fails as it would', async () => {
  const found: number[] = [];
  const reading = (async () => {
    for await (const part of paced(parts(50))) found.push(part);
  })();
  await expect(reading).rejects.toThrow('The end');
  expect(found).toEqual(Array.from({ length: 50 }, (_, n) => n));
});

test('while others work, most of the time is theirs', async () => {
  const spin = (ms: number) => {
    for (const until = performance.now() + ms; performance.now() < until; );
  };
  async function* heavy() {
    for (let n = 0; n < 10; n++) {
      spin(2);
      yield n;
    }
  }
  let turns = 0;
  let over = false;
  const others = (async () => {
    for (; !over; await nextTurn()) {
      spin(1);
      turns += 1;
    }
  })();
  for await (const _ of paced(heavy()));
  over = true;
  await others;
  expect(turns).toBeGreaterThan(50);
});
