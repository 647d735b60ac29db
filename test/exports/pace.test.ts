import { channel } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import { paced } from '../../src/exports/pace.ts';

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

test('while others ask for something, most of the time is theirs', async () => {
  const spin = (ms: number) => {
    for (const until = performance.now() + ms; performance.now() < until; );
  };
  async function* heavy() {
    for (let n = 0; n < 10; n++) {
      spin(2);
      yield n;
    }
  }
  const took = async () => {
    const began = performance.now();
    for await (const _ of paced(heavy()));
    return performance.now() - began;
  };
  expect(await took()).toBeLessThan(200);
  const asking = setInterval(() => channel('http.server.request.start').publish({}), 5);
  expect(await took()).toBeGreaterThan(250);
  clearInterval(asking);
});
