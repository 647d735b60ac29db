import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../src/matching/edit-distance.ts';

/** As the books have it: the whole table, and nothing left out. */
function wholeTable(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const costs = [at(i - 1, j) + 1, at(i, j - 1) + 1, changed];
      if (isSwapped) costs.push(at(i - 2, j - 2) + 1);
      (table[i] as number[])[j] = Math.min(...costs);
    }
  }
  return at(a.length, b.length);
}

test.for([
  ['kommun', 'kommun', 0],
  ['kommun', 'komun', 1],
  ['karlstad', 'karlsatd', 1],
  ['nora', 'mora', 1],
  ['linkoping', 'lidkoping', 1],
  ['', 'ab', 2],
  ['karlskoga', 'karlskrona', 2],
] as const)('from %s to %s are %i letters', ([a, b, letters]) => {
  expect(editDistance(a, b, 3)).toBe(letters);
  expect(editDistance(b, a, 3)).toBe(letters);
});

test('is what the whole table says, up to what is asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
  const most = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(word, word, most, (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(wholeTable(a, b), limit + 1));
    }),
    { numRuns: 2_000 },
  );
});

test('takes words of any length', () => {
  expect(editDistance(`${'x'.repeat(600)}ab`, `y${'x'.repeat(600)}ba`, 3)).toBe(2);
});
