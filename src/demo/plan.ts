import { breakfastAt, daysFrom, wednesdays } from './dates.ts';
import type { DemoSeriesPlan } from './series.ts';
import { current, next } from './series.ts';

export interface PlannedSeminar {
  number: number;
  capacity: number;
  startsAt: Date;
  endsAt: Date;
  closesAt: Date;
}

export type PlannedState = 'came' | 'stayed-away' | 'confirmed' | 'waiting';

export interface PlannedBooking {
  /** Index among the people. */
  person: number;
  /** Index among the seminars. */
  seminar: number;
  state: PlannedState;
}

export interface Plan {
  series: DemoSeriesPlan;
  seminars: PlannedSeminar[];
  bookings: PlannedBooking[];
}

/** Of the current series' people: from and up to, as indexes. They overlap, as whole series do. */
const currentBookings: { seminar: number; state: PlannedState; from: number; to: number }[] = [
  { seminar: 0, state: 'came', from: 0, to: 41 },
  { seminar: 0, state: 'stayed-away', from: 41, to: 46 },
  { seminar: 1, state: 'confirmed', from: 10, to: 44 },
  { seminar: 2, state: 'confirmed', from: 30, to: 60 },
  { seminar: 2, state: 'waiting', from: 60, to: 63 },
];

/** How many people it needs besides the 41 who came. */
export const morePeople = 22;

/** The current series with its people and the next without any, placed around `now`. */
export function planDemo(now: Date): Plan[] {
  const bookings = currentBookings.flatMap(({ seminar, state, from, to }) =>
    Array.from({ length: to - from }, (_, i) => ({ person: from + i, seminar, state })),
  );
  return [
    { series: current, seminars: seminarsOf(current, now), bookings },
    { series: next, seminars: seminarsOf(next, now), bookings: [] },
  ];
}

function seminarsOf({ weeks, capacities }: DemoSeriesPlan, now: Date): PlannedSeminar[] {
  return wednesdays(now, weeks).map((on, i) => ({
    number: i + 1,
    capacity: capacities[i] ?? 40,
    startsAt: breakfastAt(on, '08:00'),
    endsAt: breakfastAt(on, '10:00'),
    // Open through the Monday before.
    closesAt: breakfastAt(daysFrom(on, -1), '00:00'),
  }));
}
