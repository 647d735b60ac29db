import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf } from '../../src/report/pictures/bars.ts';
import { flowOf, flowWidth } from '../../src/report/pictures/flow.ts';
import { lineOf } from '../../src/report/pictures/line.ts';
import { tilesOf } from '../../src/report/pictures/tiles.ts';

/** The corners of a ribbon: where it begins and ends, over and under, and its turns between. */
function readRibbon(path: string) {
  const [over = '', under = ''] = path.slice(1, -1).split('L');
  const heights = (line: string) => {
    const [start = '', ...bends] = line.split('C');
    const first = Number(/^[\d.]+ ([\d.]+)/.exec(start)?.[1]);
    return [first, ...bends.map((bend) => Number(/[\d.]+ ([\d.]+)H/.exec(bend)?.[1]))];
  };
  const xs = [...path.matchAll(/(?:M|L|H)([\d.]+)/g)].map(([, x]) => Number(x));
  return { tops: heights(over), bottoms: heights(under).toReversed(), xs };
}

/** The drawing's 41 people. */
const drawn = [
  { mornings: [1, 2, 3], people: 14 },
  { mornings: [1, 2], people: 6 },
  { mornings: [2, 3], people: 5 },
  { mornings: [1, 3], people: 4 },
  { mornings: [1], people: 6 },
  { mornings: [2], people: 3 },
  { mornings: [3], people: 3 },
];

describe('the flow', () => {
  it('has a ribbon for each pattern, those who always came last, so on top', () => {
    const flow = flowOf(drawn, [1, 2, 3], [1, 2, 3]);
    expect(flow.ribbons.map(({ amount }) => amount)).toEqual([1, 1, 1, 2, 2, 2, 3]);
    expect(flow.hasRoomForLabel).toBe(true);
  });

  it('draws each as thick as its people, over the horizon only where they came', () => {
    const pattern = fc.record({
      mornings: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
      people: fc.integer({ min: 1, max: 500 }),
    });
    const patterns = fc.uniqueArray(pattern, {
      minLength: 1,
      selector: ({ mornings }) => mornings.join(),
    });
    fc.assert(
      fc.property(patterns, (some) => {
        const flow = flowOf(some, [1, 2, 3, 4], [1, 2, 3, 4]);
        const horizon = Number(/M0 ([\d.]+)H/.exec(flow.horizon)?.[1]);
        const ribbons = flow.ribbons.map(({ path }) => readRibbon(path)).toReversed();
        const total = some.reduce((sum, { people }) => sum + people, 0);
        const whole = ribbons.reduce((sum, ribbon) => sum + thickness(ribbon, 0), 0);
        for (const [i, { mornings, people }] of some.entries()) {
          for (const column of [0, 1, 2, 3]) {
            const [top, bottom] = [ribbons[i]?.tops[column], ribbons[i]?.bottoms[column]];
            const due = (people * whole) / total;
            expect(Math.abs(thickness(ribbons[i], column) - due)).toBeLessThan(1);
            if (mornings.includes(column + 1)) expect(bottom).toBeLessThan(horizon);
            else expect(top).toBeGreaterThan(horizon);
            expect(top).toBeGreaterThanOrEqual(0);
            expect(bottom).toBeLessThanOrEqual(flow.height);
          }
        }
      }),
    );
  });

  it('stands under the panes of the mornings it shows', () => {
    const flow = flowOf([{ mornings: [1, 2], people: 4 }], [1, 2], [1, 2, 3]);
    const { xs } = readRibbon(flow.ribbons[0]?.path ?? '');
    expect(Math.max(...xs)).toBe(Math.round((flowWidth * 2) / 3));
    const later = flowOf([{ mornings: [2, 3], people: 4 }], [2, 3], [1, 2, 3]);
    expect(Math.min(...readRibbon(later.ribbons[0]?.path ?? '').xs)).toBe(flowWidth / 3);
  });

  it('keeps its label to itself where nobody came every time, or hardly anyone', () => {
    const [, ...others] = drawn;
    expect(flowOf(others, [1, 2, 3], [1, 2, 3]).hasRoomForLabel).toBe(false);
    const few = [{ mornings: [1, 2, 3], people: 1 }, ...others];
    expect(flowOf(few, [1, 2, 3], [1, 2, 3]).hasRoomForLabel).toBe(false);
  });
});

function thickness(ribbon: ReturnType<typeof readRibbon> | undefined, column: number) {
  return (ribbon?.bottoms[column] ?? 0) - (ribbon?.tops[column] ?? 0);
}

describe('the bars', () => {
  const row = (name: string, signed: number, came: number) => ({
    name,
    shortName: 'MSB',
    signed,
    due: signed,
    came,
  });

  it('are as long as their share of the largest', () => {
    const { bars } = barsOf([row('A', 8, 6), row('B', 4, 4), row('C', 0, 0)]);
    expect(bars.map(({ signed, came }) => [signed, came])).toEqual([
      [86, 64.5],
      [43, 43],
      [0, 0],
    ]);
  });

  it('are twenty at most, and say how many are left', () => {
    const many = Array.from({ length: 23 }, (_, i) => row(`${i}`, 1, 1));
    const { bars, left, height } = barsOf(many);
    expect([bars.length, left]).toEqual([20, 3]);
    expect(height).toBeGreaterThan(bars.at(-1)?.y ?? 0);
  });

  it('have whole names, and others that a phone has room for', () => {
    const long = 'Myndigheten för samhällsskydd och beredskap';
    expect(barsOf([row(long, 1, 1)]).bars[0]).toMatchObject({ name: long, short: 'MSB' });
    const longer = { ...row(long, 1, 1), shortName: 'Samverkansnämnden'.repeat(9) };
    expect(barsOf([longer]).bars[0]?.short).toBe('SamverkansnämndenSamverkansnämnde…');
  });
});

describe('the line', () => {
  const days = [
    { day: '2027-01-10', people: 3 },
    { day: '2027-01-12', people: 5 },
    { day: '2027-01-20', people: 2 },
  ];
  const mornings = [
    { number: 1, day: '2027-01-15' },
    { number: 2, day: '2027-03-01' },
  ];

  it('rises by those who signed up each day, and goes on until the given day', () => {
    const line = lineOf(days, mornings, '2027-01-30');
    expect(line?.days).toEqual({ from: '2027-01-10', to: '2027-01-30' });
    expect(line?.people).toEqual({ from: 3, to: 10 });
    const heights = [...(line?.line ?? '').matchAll(/V([\d.]+)|,([\d.]+)/g)].map((found) =>
      Number(found[1] ?? found[2]),
    );
    expect([...new Set(heights)]).toEqual([140, 40, 0]);
    expect(line?.suns).toEqual([{ at: 25, number: 1 }]);
    expect(line?.amounts.map(({ people }) => people)).toEqual([2, 4, 6, 8, 10]);
  });

  it('is none of one day, or of nobody', () => {
    expect(lineOf([], mornings, '2027-01-30')).toBeUndefined();
    expect(lineOf(days.slice(0, 1), mornings, '2027-01-10')).toBeUndefined();
    expect(lineOf(days.slice(0, 1), mornings, '2026-12-10')).toBeUndefined();
  });
});

describe('the tiles', () => {
  const codes =
    '1715 1730 1737 1760 1761 1762 1763 1764 1765 1766 1780 1781 1782 1783 1784 1785'.split(' ');
  const reached = (municipalityCode: string, came = 0) => ({
    facts: {
      id: 1,
      name: '',
      nameEn: null,
      shortName: null,
      sector: 'municipality' as const,
      countyCode: municipalityCode.slice(0, 2),
      municipalityCode,
    },
    signed: 4,
    due: 4,
    came,
    reach: 'signed' as const,
  });

  it('are sixteen, each at a place of its own', () => {
    const map = tilesOf(
      codes.map((code) => reached(code, 2)),
      true,
    );
    expect(map?.tiles).toHaveLength(16);
    expect(new Set(map?.tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(16);
    expect(map?.tiles.every(({ people }) => people === 2)).toBe(true);
    expect(tilesOf([reached('1780', 2)], false)?.tiles[0]?.people).toBe(4);
  });

  it('are not drawn of what is not on the drawing', () => {
    expect(tilesOf([reached('1780'), reached('0180')], true)).toBeUndefined();
    expect(tilesOf([], true)).toBeUndefined();
  });
});
