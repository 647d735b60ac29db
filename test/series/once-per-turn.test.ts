import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { oncePerTurn } from '../../src/series/once-per-turn.ts';

function counted() {
  const keys: string[] = [];
  const read = oncePerTurn(async (key) => {
    keys.push(key);
    return `${key} ${keys.length}`;
  });
  return { keys, read };
}

it('reads once for all that ask in one turn, by key', async () => {
  const { keys, read } = counted();
  const answers = await Promise.all([read('a'), read('b'), read('a'), read('a')]);
  expect(answers).toEqual(['a 1', 'b 2', 'a 1', 'a 1']);
  expect(keys).toEqual(['a', 'b']);
});

it('reads again in the next turn', async () => {
  const { keys, read } = counted();
  await read('a');
  await nextTurn();
  await nextTurn();
  expect(await read('a')).toBe('a 2');
  expect(keys).toEqual(['a', 'a']);
});

it('tells all of a failed read, and tries again', async () => {
  let isDown = true;
  const read = oncePerTurn(async () => {
    if (isDown) throw new Error('down');
    return 'up';
  });
  const both = await Promise.allSettled([read(''), read('')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  await nextTurn();
  await nextTurn();
  expect(await read('')).toBe('up');
});
