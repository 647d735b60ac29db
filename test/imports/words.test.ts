import { describe, expect, test } from 'vitest';
import { guessColumns } from '../../src/imports/guess.ts';
import { wishIn } from '../../src/imports/words.ts';

describe('a state as our own lists write it', () => {
  test.each([
    ['Bekräftad', 'seat'],
    ['Erbjuden plats', 'line'],
    ['Inställt', 'cancelled'],
    ['Avslagen', 'refused'],
    ['Fick nej', 'refused'],
    ['Seminar cancelled', 'cancelled'],
  ])('%s means %s', (cell, wish) => {
    expect(wishIn(cell)).toBe(wish);
  });
});

describe('the columns of a Forms export', () => {
  const file = (header: string[], ...cells: string[][]) => ({
    header,
    rows: cells.map((row, i) => ({ number: i + 2, cells: row })),
  });

  test('what Forms leaves empty is not taken for the answer', () => {
    const header = ['E-post', 'Namn', 'Vad heter du?', 'Vilken organisation?'];
    const row = ['asa@karlstad.example', '', 'Åsa Öberg', 'Karlstads kommun'];
    expect(guessColumns(file(header, row))).toEqual({ email: 0, name: 2, organisation: 3 });
    const filled = ['asa@karlstad.example', 'Åsa Öberg', 'Åsa', 'Karlstads kommun'];
    expect(guessColumns(file(header, filled))).toMatchObject({ name: 1 });
  });
});
