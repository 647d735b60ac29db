import { describe, expect, it } from 'vitest';
import { paneOf } from '../../src/series/pane.ts';
import { sunAltitude, sunrise } from '../../src/series/sun.ts';

const karlstad = { latitude: 59.3793, longitude: 13.5036 };
const at = (text: string) => new Date(text);

describe('the sun over Karlstad at eight', () => {
  it.each([
    ['2027-02-10T08:00:00+01:00', -0.4],
    ['2027-03-10T08:00:00+01:00', 9.2],
    ['2027-04-21T08:00:00+02:00', 17.1],
  ])('%s stands at %d degrees', (time, degrees) => {
    expect(sunAltitude(at(time), karlstad)).toBeCloseTo(degrees, 0);
  });

  it.each([
    ['2027-02-10T00:00:00+01:00', '06:55'],
    ['2027-03-10T00:00:00+01:00', '05:38'],
    ['2027-04-21T00:00:00+02:00', '03:35'],
  ])('has risen, the day that begins %s, at %s UTC', (midnight, time) => {
    expect(sunrise(at(midnight), karlstad)?.toISOString()).toContain(`T${time}`);
  });

  it('stands overhead where it should: over Quito at an equinox noon', () => {
    const quito = { latitude: -0.18, longitude: -78.47 };
    expect(sunAltitude(at('2027-03-20T17:21:00Z'), quito)).toBeGreaterThan(89);
  });

  it('does not rise in Kiruna at midwinter, nor at midsummer when it never set', () => {
    const kiruna = { latitude: 67.86, longitude: 20.23 };
    expect(sunrise(at('2026-12-21T00:00:00+01:00'), kiruna)).toBeUndefined();
    expect(sunrise(at('2027-06-21T00:00:00+02:00'), kiruna)).toBeUndefined();
  });
});

describe('a pane', () => {
  const series = { latitude: 59_379_300, longitude: 13_503_600 };
  const pane = (start: string, hours = 2, number = 1) => {
    const startsAt = at(start);
    return paneOf(series, { number, startsAt, endsAt: new Date(+startsAt + hours * 3_600_000) });
  };

  it('has the sun on the horizon in February, higher in March and April', () => {
    expect(pane('2027-02-10T08:00:00+01:00').start.y).toBeCloseTo(147.3, 0);
    expect(pane('2027-03-10T08:00:00+01:00').start.y).toBeCloseTo(111.6, 0);
    expect(pane('2027-04-21T08:00:00+02:00').start.y).toBeCloseTo(81.7, 0);
  });

  it('keeps the whole path in view at midsummer and under water at midwinter', () => {
    const summer = pane('2027-06-23T08:00:00+02:00');
    expect(summer.end.y).toBeGreaterThan(5);
    expect(summer.end.y).toBeLessThan(summer.start.y);
    expect(pane('2026-12-16T08:00:00+01:00').start.y - 24).toBeGreaterThan(140);
  });

  it('has a dot every ten minutes from twenty past, however long the seminar', () => {
    expect(pane('2027-02-10T08:00:00+01:00').dots).toBe(10);
    expect(pane('2027-02-10T08:00:00+01:00', 3).dots).toBe(16);
    expect(pane('2027-02-10T08:00:00+01:00', 0.25).path).toMatch(/^M300 [\d.]+$/);
  });

  it('goes round the three palettes, and its shore goes on from pane to pane', () => {
    const panes = [1, 2, 3, 4].map((n) => pane('2027-02-10T08:00:00+01:00', 2, n));
    expect(panes.map(({ morning }) => morning)).toEqual([1, 2, 3, 1]);
    const ends = (shore: string) => shore.match(/L400 ([\d.]+)L/)?.[1];
    const starts = (shore: string) => shore.match(/L0 ([\d.]+)L/)?.[1];
    const [first, second] = panes;
    expect(ends(first?.shore ?? '')).toBe(starts(second?.shore ?? 'x'));
  });
});
