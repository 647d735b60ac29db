import type { Tally } from '../measures.ts';

/** One organisation in the bar chart; widths in per cent, so that the text keeps its size. */
export interface Bar {
  name: string;
  /** Where there is no room for it. */
  short: string;
  signed: number;
  came: number;
  /** Where its text stands, in pixels from the top. */
  y: number;
}

export interface Bars {
  bars: Bar[];
  height: number;
  /** Of those there are, how many are not drawn. */
  left: number;
}

const rowHeight = 44;
const mostBars = 20;
/** In per cent: what remains is for the number at the end of the longest. */
const widest = 86;
/** Characters that there is room for, and that a phone has room for. */
const longest = 64;
const phone = 34;

/** The first of a list that is in order, each by its share of the largest. */
export function barsOf(tallies: (Tally & { name: string; shortName: string })[]): Bars {
  const largest = Math.max(...tallies.map(({ signed }) => signed), 1);
  const width = (people: number) => Math.round((widest * 10 * people) / largest) / 10;
  const drawn = tallies.slice(0, mostBars);
  return {
    bars: drawn.map(({ name, shortName, signed, came }, i) => ({
      name: cut(name.length > longest ? shortName : name, longest),
      short: cut(name.length > phone ? shortName : name, phone),
      signed: width(signed),
      came: width(came),
      y: i * rowHeight + 13,
    })),
    height: drawn.length * rowHeight,
    left: tallies.length - drawn.length,
  };
}

const cut = (name: string, most: number) =>
  name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
