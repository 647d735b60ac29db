import { describe, expect, test } from 'vitest';
import { wishIn } from '../../src/imports/words.ts';

describe('a state as our own lists write it', () => {
  test.each([
    ['Bekräftad', 'seat'],
    ['Erbjuden plats', 'line'],
    ['Inställt', 'cancelled'],
    ['Seminar cancelled', 'cancelled'],
  ])('%s means %s', (cell, wish) => {
    expect(wishIn(cell)).toBe(wish);
  });
});
