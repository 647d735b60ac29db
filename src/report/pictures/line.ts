import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import type { DayFigure } from '../days.ts';

/** How many had signed up, day by day; the shape is stretched to its place by the page. */
export interface Line {
  line: string;
  area: string;
  width: number;
  height: number;
  /** Heights in per cent from the top. */
  amounts: { at: number; people: number }[];
  days: { from: string; to: string };
  /** Across in per cent. */
  suns: { at: number; number: number }[];
  people: { from: number; to: number };
}

const lineWidth = 1000;
const lineHeight = 200;

/** Undefined where all signed up on one day, or nobody did. @param until a day, as 2027-02-10 */
export function lineOf(
  days: DayFigure[],
  mornings: { number: number; day: string }[],
  until: string,
): Line | undefined {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return;
  const end = [last.day, until].toSorted().at(-1) ?? last.day;
  if (first.day === end) return;
  let people = 0;
  const steps = days.map((day): [number, number] => {
    people += day.people;
    return [Date.parse(day.day), people];
  });
  steps.push([Date.parse(end), people]);
  const x = scaleLinear([Date.parse(first.day), Date.parse(end)], [0, lineWidth]);
  const y = scaleLinear([0, people], [lineHeight, 0]).nice(4);
  const across = (day: string) => round(clamp((x(Date.parse(day)) * 100) / lineWidth));
  const [, top = people] = y.domain();
  const shape = { x: ([at]: [number, number]) => x(at), y: ([, so]: [number, number]) => y(so) };
  const drawn = line<[number, number]>().x(shape.x).y(shape.y).curve(curveStepAfter).digits(1);
  const filled = area<[number, number]>()
    .x(shape.x)
    .y0(lineHeight)
    .y1(shape.y)
    .curve(curveStepAfter)
    .digits(1);
  return {
    line: drawn(steps) ?? '',
    area: filled(steps) ?? '',
    width: lineWidth,
    height: lineHeight,
    amounts: y
      .ticks(4)
      .filter((tick) => Number.isInteger(tick) && tick > 0 && tick <= top)
      .map((tick) => ({ at: round((y(tick) * 100) / lineHeight), people: tick })),
    days: { from: first.day, to: end },
    suns: mornings
      .filter(({ day }) => day >= first.day && day <= end)
      .map(({ number, day }) => ({ at: across(day), number })),
    people: { from: first.people, to: people },
  };
}

/** So that a sun at either end is a whole one. */
const clamp = (at: number) => Math.min(Math.max(at, 0.6), 99.4);

const round = (number: number) => Math.round(number * 10) / 10;
