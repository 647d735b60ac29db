import { expect, test } from 'vitest';
import { hello } from '../../src/mail/greeting.ts';
import { cleanDisplayName, cleanSubject } from '../../src/mail/names.ts';

test.each([
  ['Karin Berg', 'Hej Karin!'],
  ['  Åsa-Lena   Öberg ', 'Hej Åsa-Lena!'],
  ["D'Arcy", "Hej D'Arcy!"],
  ['João', 'Hej João!'],
  ['Win:https://evil.example', 'Hej!'],
  ['www.evil.example Berg', 'Hej!'],
  ['4711', 'Hej!'],
  ['<b>Karin</b>', 'Hej!'],
  ['$t(letters.hello) Berg', 'Hej!'],
  ['', 'Hej!'],
])('a letter to %j begins %j', (name, greeting) => {
  expect(hello(name, 'sv')).toBe(greeting);
});

test('display names hold nothing that a header could read', () => {
  expect(cleanDisplayName('Länsstyrelsen Västernorrland')).toBe('Länsstyrelsen Västernorrland');
  expect(cleanDisplayName('Berg, Karin: "KB" <k@example.com>\r\nBcc: x')).toBe(
    'Berg Karin KB k example.com Bcc x',
  );
  expect([...cleanDisplayName('😀'.repeat(200))]).toHaveLength(75);
});

test('subjects are one line, with a sign where they were cut', () => {
  expect(cleanSubject('Inbjudan:\r\n Innovationer\0')).toBe('Inbjudan: Innovationer');
  expect(cleanSubject('a'.repeat(200))).toHaveLength(200);
  expect(cleanSubject('å'.repeat(201))).toBe(`${'å'.repeat(199)}…`);
});
