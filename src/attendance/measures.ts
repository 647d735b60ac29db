import type { RoleCategory, Sector } from '../storage/values.ts';

/** Seminars up to this number show in who came to which; later ones only in the totals. */
export const mostMornings = 6;

/**
 * How many different people: with a place, with one they could have come to by now, and come.
 * The last is part of the second, which is part of the first.
 */
export interface Tally {
  signed: number;
  due: number;
  came: number;
}

/** People alike in all of this. */
export interface PeopleAlike extends Tally {
  role: RoleCategory;
  /** A share link's id; none is 0. */
  link: number;
  /** A bit for each of the first seminars: 1 for number 1, 2 for number 2, 4 for number 3. */
  booked: number;
  visited: number;
  /** Seminars they came to, of all. */
  times: number;
}

export interface Measures {
  people: PeopleAlike[];
  seminars: (Tally & { number: number })[];
  /** After merging. A person who has changed organisation stands under both. */
  organisations: (Tally & { id: number /** To seminar 1, 2 and on. */; cameTo: number[] })[];
  sectors: (Tally & { sector: Sector })[];
}
