import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, isExact, type Shown } from '../../src/network/figures.ts';

const row = (signUps: number, came: number) => ({ visits: 10, signUps, seats: signUps, came });
const few = { low: 1, high: 4 };
const exactly = (n: number) => ({ low: n, high: n });

describe('what a member may see', () => {
  it('is as drawn: small ones hidden, and their sum where it tells nothing', () => {
    const { rows, total } = guarded([row(8, 6), row(4, 3), row(2, 2)]);
    expect(rows.map(({ signUps, came }) => [signUps, came])).toEqual([
      [exactly(8), exactly(6)],
      [few, few],
      [few, few],
    ]);
    expect([total.visits, total.signUps, total.came]).toEqual([30, exactly(14), exactly(11)]);
  });

  it('is no total from which the only hidden figure could be taken', () => {
    expect(guarded([row(8, 0), row(3, 0)]).total.signUps).toEqual({ low: 9, high: 12 });
    expect(guarded([row(3, 1)]).total).toMatchObject({ signUps: few, came: few });
  });

  it('is no total when all that is hidden must be 1, or 4', () => {
    expect(guarded([row(1, 0), row(1, 0)]).total.signUps).toEqual({ low: 2, high: 8 });
    expect(guarded([row(4, 0), row(4, 0)]).total.signUps).toEqual({ low: 2, high: 8 });
  });

  it('is nothing hidden when there is nothing small', () => {
    expect(guarded([row(0, 0), row(12, 5)]).total).toMatchObject({
      signUps: exactly(12),
      came: exactly(5),
    });
    expect(guarded([]).total).toMatchObject({ visits: 0, signUps: exactly(0) });
  });

  it('never tells a figure from 1 to 4, however the others are put together', () => {
    const figures = fc
      .tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 }))
      .map(([a, b]) => row(Math.max(a, b), Math.min(a, b)));
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 4 }), (rows) => {
        const shown = guarded(rows);
        for (const column of ['signUps', 'came'] as const) {
          const truth = rows.map((one) => one[column]);
          const total = shown.total[column];
          const sum = truth.reduce((all, n) => all + n, 0);
          expect(total.low <= sum && sum <= total.high).toBe(true);
          if (isExact(total)) expect(total.low >= 1 && total.low <= 4).toBe(false);
        }
        const worlds = everyWorld(shown.rows, shown.total);
        expect(worlds.length).toBeGreaterThan(0);
        for (const [n, { signUps, came }] of rows.entries()) {
          const seen = (column: 0 | 1) => new Set(worlds.map((world) => world[n]?.[column]));
          if (signUps >= 1 && signUps <= 4) expect(seen(0).size).toBeGreaterThan(1);
          if (came >= 1 && came <= 4) expect(seen(1).size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 400, seed: 20_270_113 },
    );
  });
});

type Pair = [signUps: number, came: number];

/** Every set of figures that would be shown alike, knowing that those who came had signed up. */
function everyWorld(
  rows: { signUps: Shown; came: Shown }[],
  total: { signUps: Shown; came: Shown },
): Pair[][] {
  const between = ({ low, high }: Shown) =>
    Array.from({ length: high - low + 1 }, (_, n) => low + n);
  let worlds: Pair[][] = [[]];
  for (const { signUps, came } of rows) {
    const pairs = between(signUps).flatMap((a) =>
      between(came).flatMap((b): Pair[] => (b <= a ? [[a, b]] : [])),
    );
    worlds = worlds.flatMap((world) => pairs.map((pair) => [...world, pair]));
  }
  const fits = (world: Pair[], column: 0 | 1, { low, high }: Shown) => {
    const sum = world.reduce((all, pair) => all + pair[column], 0);
    return low <= sum && sum <= high;
  };
  return worlds.filter((world) => fits(world, 0, total.signUps) && fits(world, 1, total.came));
}
