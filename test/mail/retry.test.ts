import { describe, expect, test } from 'vitest';
import { type Failure, failureOf, nameOf, verdictOn } from '../../src/mail/retry.ts';

const createdAt = new Date('2027-01-13T09:00:00Z');
const attempted = { attempts: 1, createdAt, now: createdAt, chance: 0.5 };
const seconds = (failure: Failure, more: Partial<typeof attempted> = {}) => {
  const verdict = verdictOn(failure, { ...attempted, ...more });
  if (verdict.kind !== 'later') return verdict.kind;
  return (verdict.at.getTime() - (more.now ?? attempted.now).getTime()) / 1000;
};

const refused = (responseCode: number): Failure => ({
  code: 'EENVELOPE',
  command: 'RCPT TO',
  responseCode,
  permanent: responseCode >= 500 && responseCode !== 503,
});

describe('what becomes of a letter that was not taken', () => {
  test('the delays grow, class by class (MAIL-06)', () => {
    const delays = (failure: Failure) =>
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 20].map((attempts) => seconds(failure, { attempts }));
    expect(delays({ code: 'ECONNECTION' })).toEqual([
      10, 30, 60, 300, 900, 1800, 1800, 1800, 1800, 1800,
    ]);
    expect(delays(refused(450))).toEqual([
      60, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 21_600,
    ]);
    expect(delays(refused(432)).slice(0, 2)).toEqual([900, 900]);
    expect(seconds(refused(432), { chance: 0 })).toBe(1);
    expect(seconds(refused(432), { chance: 1 })).toBe(1800);
  });

  test('jitter is a fifth to either side', () => {
    expect(seconds(refused(450), { chance: 0 })).toBe(48);
    expect(seconds(refused(450), { chance: 1 })).toBe(72);
  });

  test('after two days it has failed, but never before its first attempts', () => {
    const now = new Date(createdAt.getTime() + 47 * 3_600_000);
    expect(seconds(refused(450), { attempts: 20, now })).toBe('failed');
    expect(seconds(refused(450), { attempts: 3, now })).toBe(600);
    const paused = new Date(createdAt.getTime() + 100 * 3_600_000);
    expect(seconds(refused(450), { attempts: 1, now: paused })).toBe(60);
  });

  test.each([
    [{ code: 'EAUTH', responseCode: 535, permanent: true }, 10],
    [{ code: 'ETLS' }, 10],
    [{ code: 'EDNS' }, 10],
    [{ code: 'EPROTOCOL', responseCode: 554, permanent: true }, 10],
    [{ code: 'EABORT' }, 10],
    [refused(503), 60],
    [{ ...refused(550), command: 'MAIL FROM' }, 60],
    [{ ...refused(552), code: 'EMESSAGE', command: 'DATA' }, 60],
    [{}, 10],
  ] as [Failure, number][])('%j is not the fault of the one it is for', (failure, delay) => {
    expect(seconds(failure)).toBe(delay);
  });

  test.each([550, 551, 553, 554, 521])('%i is final', (code) => {
    expect(seconds(refused(code))).toBe('failed');
  });
});

test('what is written down is a code, never an address', () => {
  const response = '550 5.1.1 <eva@example.com> nobody here';
  expect(nameOf({ ...refused(550), response })).toBe('550 5.1.1');
  expect(nameOf({ ...refused(451), response: '451 eva@example.com' })).toBe('451');
  expect(nameOf({ code: 'ECONNECTION' })).toBe('ECONNECTION');
  expect(nameOf({ code: 'EAUTH', responseCode: 535, response: '535 5.7.8 no' })).toBe(
    'EAUTH 535 5.7.8',
  );
  expect(nameOf(failureOf('a string'))).toBe('EUNKNOWN');
  expect(failureOf({ code: 7, response: null, permanent: 'yes' })).toEqual({});
});
