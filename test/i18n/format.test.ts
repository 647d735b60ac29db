import { describe, expect, it } from 'vitest';
import { formatIn } from '../../src/i18n/format.ts';

const sv = formatIn('sv');
const en = formatIn('en');
const winter = new Date('2027-02-10T07:00:00Z');
const summer = new Date('2027-04-21T06:00:00Z');

describe('in Swedish', () => {
  it('writes days with small letters and times with a full stop', () => {
    expect(sv.day(winter)).toBe('onsdag 10\u00a0februari');
    expect(sv.dayYear(winter)).toBe('onsdag 10\u00a0februari 2027');
    expect(sv.shortDay(summer)).toBe('21\u00a0april');
    expect(sv.time(summer)).toBe('08.00');
    expect(sv.span(winter, new Date('2027-02-10T09:00:00Z'))).toBe('08.00–10.00');
  });

  it('writes from which day to which, and nothing twice', () => {
    const later = new Date('2027-03-03T07:00:00Z');
    expect(sv.dayRange(winter, later)).toBe('10\u00a0februari–3\u00a0mars 2027');
    expect(sv.dayRange(new Date('2026-11-11T07:00:00Z'), winter)).toBe(
      '11\u00a0november 2026–10\u00a0februari 2027',
    );
    expect(sv.dayRange(winter, winter)).toBe('10\u00a0februari 2027');
  });

  it('writes addresses as people do', () => {
    expect(sv.address('asa@xn--lnsstyrelsen-gcb.se')).toBe('asa@länsstyrelsen.se');
    expect(sv.address('asa@kommun.se')).toBe('asa@kommun.se');
    expect(sv.address('')).toBe('');
  });

  it('writes lists and numbers', () => {
    expect(sv.list(['Åsa', 'Örjan', 'Bo'])).toBe('Åsa, Örjan och Bo');
    expect(sv.number(12_345)).toBe('12\u00a0345');
    expect(sv.wordsFirst(2)).toBe('Två');
    expect(sv.wordsFirst(13)).toBe('13');
    expect(sv.shortDayYear(winter)).toBe('10\u00a0februari 2027');
  });
});

describe('in English', () => {
  it('writes days and times as the British do', () => {
    expect(en.day(winter)).toBe('Wednesday 10\u00a0February');
    expect(en.dayYear(winter)).toBe('Wednesday 10\u00a0February 2027');
    expect(en.time(summer)).toBe('08:00');
    expect(en.span(winter, new Date('2027-02-10T09:00:00Z'))).toBe('08:00–10:00');
    expect(en.list(['Åsa', 'Örjan', 'Bo'])).toBe('Åsa, Örjan and Bo');
  });
});

describe('when clocks change', () => {
  it.each([
    ['2027-03-28T00:59:00Z', '01.59', '2027-03-28T01:59:00+01:00'],
    ['2027-03-28T01:00:00Z', '03.00', '2027-03-28T03:00:00+02:00'],
    ['2027-10-31T00:30:00Z', '02.30', '2027-10-31T02:30:00+02:00'],
    ['2027-10-31T01:30:00Z', '02.30', '2027-10-31T02:30:00+01:00'],
    ['2027-10-31T23:30:00Z', '00.30', '2027-11-01T00:30:00+01:00'],
  ])('%s is %s on the wall', (instant, wall, iso) => {
    expect(sv.time(new Date(instant))).toBe(wall);
    expect(sv.isoLocal(new Date(instant))).toBe(iso);
    expect(new Date(iso).toISOString()).toBe(new Date(instant).toISOString());
  });
});
