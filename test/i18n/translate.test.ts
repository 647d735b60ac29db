import { expect, it } from 'vitest';
import { formatIn } from '../../src/i18n/format.ts';
import { translator } from '../../src/i18n/translate.ts';

it('tells the same thing in both languages', () => {
  expect(translator('sv')('web.failures.notFound.title')).toBe('Sidan finns inte');
  expect(translator('en')('web.failures.notFound.title')).toBe('Page not found');
});

it.each([
  [1, 'En uppgift behöver rättas', 'One answer needs to be corrected'],
  [2, 'Två uppgifter behöver rättas', 'Two answers need to be corrected'],
  [13, '13 uppgifter behöver rättas', '13 answers need to be corrected'],
])('counts %i', (count, swedish, english) => {
  const summary = (language: 'sv' | 'en') => {
    const words = formatIn(language).wordsFirst(count);
    return translator(language)('web.form.summary', { count, words });
  };
  expect(summary('sv')).toBe(swedish);
  expect(summary('en')).toBe(english);
});

it('leaves escaping to the views, so that letters in plain text read as written', () => {
  const t = translator('sv');
  expect(t('web.failures.requestId', { id: '<a & b>' })).toBe('Ärendets nummer: <a & b>');
});
