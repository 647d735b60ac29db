import { expect, test } from 'vitest';
import { answerFrom } from '../../src/form-questions/answer-from.ts';
import { answerIn, changedOptions, type Question } from '../../src/form-questions/question.ts';

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
      expect(answerFrom(question('several'), words)).toEqual({ value, isUnknown: false });
    }
    expect(answerFrom(question('one'), answerIn(question('one'), ['o2'], language))).toEqual({
      ...{ value: ['o2'], isUnknown: false },
    });
  }
  expect(answerIn(question('several'), ['o1', 'o2'], 'en')).toBe('Train; Bil');
});

test.each([
  ['text', ' Hej; du ', 'Hej; du', false],
  ['text', ' ', undefined, false],
  ['one', ' tåg ', ['o1'], false],
  ['one', 'TRAIN;', ['o1'], false],
  ['one', 'Cykel', undefined, true],
  ['one', 'Tåg;Bil', undefined, true],
  ['one', '', undefined, false],
  ['several', 'Bil;Tåg;', ['o1', 'o2'], false],
  ['several', 'bil, train', ['o1', 'o2'], false],
  ['several', 'Bil\nTåg', ['o1', 'o2'], false],
  ['several', 'Bil; Cykel', ['o2'], true],
  ['several', 'Bilfärja', undefined, true],
  ['several', 'Bil, delad; i grupp; Tåg', ['o1', 'o3'], false],
  ['several', ' ; , ', undefined, false],
] as const)('words of another list, %s: %j', (kind, words, value, isUnknown) => {
  const { options, ...rest } = question(kind);
  const asked = kind === 'several' ? [...options, option('o3', 'Bil, delad; i grupp')] : options;
  expect(answerFrom({ ...rest, options: asked }, words)).toEqual({ value, isUnknown });
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
