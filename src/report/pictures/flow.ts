import type { Pattern } from '../patterns.ts';

/** The picture of who came to which mornings: shapes only, stretched to its place by the page. */
export interface Flow {
  ribbons: { path: string /** 3 all mornings, 2 more than one, 1 one. */; amount: 1 | 2 | 3 }[];
  horizon: string;
  height: number;
  /** Whether the band of those who came to all is where the label stands, and high enough. */
  hasRoomForLabel: boolean;
}

export const flowWidth = 1200;
const height = 232;
const edge = 8;
const clearance = 3.5;
const halfBend = 90;
/** Where the look lays the label, in the smallest of its heights. */
const label = { top: 20, bottom: 54 };

interface Band {
  top: number;
  bottom: number;
}

interface Column {
  from: number;
  to: number;
  bands: Map<Pattern, Band>;
}

/**
 * One ribbon for each pattern: over the horizon on the mornings they came to, under it on the
 * others, those who came most on top. `shown` are the mornings with a column, `all` those with a
 * pane above, so that a column stands under its pane.
 */
export function flowOf(patterns: Pattern[], shown: number[], all: number[]): Flow {
  const stacks = shown.map((number) => ({
    above: patterns.filter(({ mornings }) => mornings.includes(number)),
    below: patterns.filter(({ mornings }) => !mornings.includes(number)),
  }));
  const most = (key: 'above' | 'below') => Math.max(...stacks.map((stack) => people(stack[key])));
  const room = height - 2 * edge - 2 * clearance;
  const perPerson = room / Math.max(most('above') + most('below'), 1);
  const horizon = edge + most('above') * perPerson + clearance;
  const columns = stacks.map(({ above, below }, i): Column => {
    const top = horizon - clearance - people(above) * perPerson;
    const bands = new Map([
      ...stacked(above, top, perPerson),
      ...stacked(below, horizon + clearance, perPerson),
    ]);
    const place = all.indexOf(shown[i] ?? 0);
    return { from: place / all.length, to: (place + 1) / all.length, bands };
  });
  return {
    ribbons: patterns.toReversed().map((pattern) => ({
      path: ribbon(columns, pattern),
      amount: amountOf(pattern, shown.length),
    })),
    horizon: `M0 ${round(horizon)}H${flowWidth}`,
    height,
    hasRoomForLabel: hasRoom(columns[0], patterns[0], shown.length),
  };
}

const people = (patterns: Pattern[]) => patterns.reduce((so, one) => so + one.people, 0);

function stacked(patterns: Pattern[], top: number, perPerson: number) {
  let y = top;
  return patterns.map((pattern): [Pattern, Band] => {
    const band = { top: y, bottom: y + pattern.people * perPerson };
    y = band.bottom;
    return [pattern, band];
  });
}

function amountOf({ mornings }: Pattern, of: number) {
  if (mornings.length === of) return 3;
  return mornings.length > 1 ? 2 : 1;
}

function hasRoom(column: Column | undefined, pattern: Pattern | undefined, mornings: number) {
  const band = pattern?.mornings.length === mornings ? column?.bands.get(pattern) : undefined;
  return !!band && column?.from === 0 && band.top <= label.top && band.bottom >= label.bottom;
}

/** Along the tops from left to right, and back along the bottoms. */
function ribbon(columns: Column[], pattern: Pattern) {
  const steps = (side: keyof Band) =>
    columns.map(({ from, to, bands }) => ({ from, to, y: bands.get(pattern)?.[side] ?? 0 }));
  const back = steps('bottom').map(({ from, to, y }) => ({ from: to, to: from, y }));
  return `M${line(steps('top'))}L${line(back.toReversed())}z`;
}

/** Flat under each pane, bent half way between two. */
function line(steps: { from: number; to: number; y: number }[]) {
  return steps
    .map((step, i) => {
      const next = steps[i + 1];
      if (!next) return `H${x(step.to)}`;
      const middle = x((step.to + next.from) / 2);
      const bend = step.from < step.to ? halfBend : -halfBend;
      const [y, nextY] = [round(step.y), round(next.y)];
      return `H${middle - bend}C${middle} ${y} ${middle} ${nextY} ${middle + bend} ${nextY}`;
    })
    .reduce((path, part) => path + part, `${x(steps[0]?.from ?? 0)} ${round(steps[0]?.y ?? 0)}`);
}

const x = (part: number) => round(part * flowWidth);
const round = (number: number) => Math.round(number * 10) / 10;
