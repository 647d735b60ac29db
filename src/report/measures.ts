import type { Shapes } from './count.ts';
import type { Shape } from './shape.ts';

/**
 * How many different people: with a place, with one they could have come to by now, and come.
 * The last is part of the second, which is part of the first.
 */
export interface Tally {
  signed: number;
  due: number;
  came: number;
}

/** Places, not people: those booked when a morning began, and how many of them came. */
export interface Expectation {
  expected: number;
  kept: number;
}

/** What has happened by now, by place in the report. */
export interface SoFar {
  isOver: (place: number) => boolean;
  hasBegun: (place: number) => boolean;
}

export function tallyOf(shapes: Shapes, { isOver }: Pick<SoFar, 'isOver'>): Tally {
  const came = ({ visited }: Shape) => visited.length > 0;
  return {
    signed: peopleIn(shapes),
    due: peopleIn(shapes, (shape) => came(shape) || shape.booked.some(isOver)),
    came: peopleIn(shapes, came),
  };
}

export function expectationOf(shapes: Shapes, { hasBegun }: SoFar): Expectation {
  let [expected, kept] = [0, 0];
  for (const [{ early, visited }, people] of shapes) {
    const due = early.filter(hasBegun);
    expected += people * due.length;
    kept += people * due.filter((place) => visited.includes(place)).length;
  }
  return { expected, kept };
}

export function peopleIn(shapes: Shapes, isMeant: (shape: Shape) => boolean = () => true): number {
  let people = 0;
  for (const [shape, alike] of shapes) if (isMeant(shape)) people += alike;
  return people;
}

export function total(tallies: Iterable<Tally>): Tally {
  const sum: Tally = { signed: 0, due: 0, came: 0 };
  for (const tally of tallies) {
    sum.signed += tally.signed;
    sum.due += tally.due;
    sum.came += tally.came;
  }
  return sum;
}

/** Most who came first, then most signed up. */
export const byAmount = (a: Tally, b: Tally) => b.came - a.came || b.signed - a.signed;
