import { expect, test } from 'vitest';
import {
  answerFrom,
  answerIn,
  changedOptions,
  type Question,
} from '../../src/form-questions/question.ts';

const option = (key: string, sv: string, en = '') => ({ key, label: { sv, en } });
const question = (kind: Question['kind']): Question => ({
  ...{ id: 1, seriesId: 1, seminarId: null, position: 1, help: null, required: false },
  ...{ createdAt: new Date(0), retiredAt: null, label: { sv: 'Fråga', en: '' } },
  kind,
  options: kind === 'text' ? [] : [option('o1', 'Tåg', 'Train'), option('o2', 'Bil')],
});

test('an answer in words can be read back, in both languages', () => {
  for (const language of ['sv', 'en'] as const) {
    for (const value of [['o1'], ['o1', 'o2']]) {
      const words = answerIn(question('several'), value, language);
      expect(answerFrom(question('several'), words)).toEqual(value);
    }
    expect(answerFrom(question('one'), answerIn(question('one'), ['o2'], language))).toEqual([
      'o2',
    ]);
  }
  expect(answerIn(question('several'), ['o1', 'o2'], 'en')).toBe('Train; Bil');
  expect(answerFrom(question('text'), ' Hej ')).toBe('Hej');
  expect(answerFrom(question('one'), 'Cykel')).toBeUndefined();
  expect(answerFrom(question('one'), ' tåg ')).toEqual(['o1']);
});

test('an answer whose option or kind is another now is still readable', () => {
  expect(answerIn(question('one'), ['o7'], 'sv')).toBe('o7');
  expect(answerIn(question('one'), 'Skrivet', 'sv')).toBe('Skrivet');
});

test('a key that was made up, or sent twice, never takes another option’s place', () => {
  const before = [option('o1', 'Tåg'), option('o2', 'Bil')];
  const typed = ['o1', 'o1', 'o9', '__proto__'].map((key, n) => ({
    key,
    label: { sv: `Ny ${n}`, en: '' },
  }));
  const keys = changedOptions(before, typed).map(({ key, retired }) => [key, retired ?? false]);
  expect(keys).toEqual([
    ['o1', false],
    ['o3', false],
    ['o4', false],
    ['o5', false],
    ['o2', true],
  ]);
});
