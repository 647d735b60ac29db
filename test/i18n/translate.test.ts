import { expect, it } from 'vitest';
import { translator } from '../../src/i18n/translate.ts';

it('tells the same thing in both languages', () => {
  expect(translator('sv')('web.failures.notFound.title')).toBe('Sidan finns inte');
  expect(translator('en')('web.failures.notFound.title')).toBe('There is no such page');
});

it.each([
  [1, '1 uppgift behöver rättas', '1 field needs to be corrected'],
  [2, '2 uppgifter behöver rättas', '2 fields need to be corrected'],
  [0, '0 uppgifter behöver rättas', '0 fields need to be corrected'],
])('counts %i', (count, swedish, english) => {
  expect(translator('sv')('web.form.summary', { count })).toBe(swedish);
  expect(translator('en')('web.form.summary', { count })).toBe(english);
});

it('leaves escaping to the views, so that letters in plain text read as written', () => {
  const t = translator('sv');
  expect(t('web.failures.requestId', { id: '<a & b>' })).toBe('Ärendets nummer: <a & b>');
});
