import { expect, it } from 'vitest';
import { readTogether } from '../../src/series/read-together.ts';

function counted() {
  const keys: string[] = [];
  const at = { ms: 5, commits: 0 };
  const read = readTogether(
    async (key) => {
      keys.push(key);
      return `${key} ${keys.length}`;
    },
    () => at.commits,
    () => at.ms,
  );
  return { keys, read, at };
}

it('reads once for all that ask within a millisecond, by key', async () => {
  const { keys, read, at } = counted();
  const first = [read('a'), read('b'), read('a')];
  at.ms += 0.9;
  const answers = await Promise.all([...first, read('a')]);
  expect(answers).toEqual(['a 1', 'b 2', 'a 1', 'a 1']);
  expect(keys).toEqual(['a', 'b']);
});

it('reads again a millisecond later, counted from the first read', async () => {
  const { keys, read, at } = counted();
  await read('a');
  at.ms += 0.6;
  await read('a');
  at.ms += 0.4;
  expect(await read('a')).toBe('a 2');
  expect(keys).toEqual(['a', 'a']);
});

it('reads again at once when something was committed', async () => {
  const { read, at } = counted();
  expect(await read('a')).toBe('a 1');
  at.commits++;
  expect(await read('a')).toBe('a 2');
  expect(await read('a')).toBe('a 2');
});

it('tells all of a failed read, and tries again', async () => {
  let isDown = true;
  let ms = 0;
  const read = readTogether(
    async () => {
      if (isDown) throw new Error('down');
      return 'up';
    },
    () => 0,
    () => ms,
  );
  const both = await Promise.allSettled([read(''), read('')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  ms += 1;
  expect(await read('')).toBe('up');
});
