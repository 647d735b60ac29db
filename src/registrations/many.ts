import type { Acting, Booking, NewUid, Seminar, Wish } from '../bookings/index.ts';
import type { Answer } from '../form-questions/index.ts';
import type { Series } from '../series/index.ts';
import { type BookingState, isActive, type Language } from '../storage/values.ts';
import type { DetailsForm } from './forms.ts';
import type { SignUp } from './store.ts';

/** One person of a list, whose rows are put together. */
export interface ListedPerson {
  form: DetailsForm;
  /** What the organisation was called where the list comes from; `form.organisation` finds it. */
  organisationAsTyped: string;
  language: Language;
  since: Date;
  /** The code of a share link. */
  via: string | null;
  wishes: ListedWish[];
  answers: Answer[];
  newUid: NewUid;
}

export interface ListedWish {
  /** The seminar's. */
  number: number;
  wish: Wish;
  /** Of one who waits: those with a lower one come before. */
  place: number;
  since: Date;
}

/** A list to be signed up in one unit. */
export interface ManyRequest {
  series: Series;
  /** Each address once. */
  people: ListedPerson[];
  at: Date;
  offerHours: number;
  by: Acting;
  /** It tells what was: seminars of the past too, and what has ended. */
  isRecord: boolean;
  /** Of the list, as a history entry and a business key have it: `import:12`. */
  cause: string;
  /** Hears now and then how much is done, from 0 to 1. */
  tell?: (part: number) => void;
}

/** What stands of an address in a series. */
export interface Standing {
  active: SignUp | undefined;
  /** Of all its sign-ups, oldest first. */
  bookings: Booking[];
}

/** Why a wish is not granted: nothing is wrong with `there`. */
export type Passed =
  | { why: 'there' | 'left'; state: BookingState }
  | { why: 'cancelled' | 'over' | 'unknown' };

export interface SortedWishes {
  granted: { seminar: Seminar; wish: ListedWish }[];
  passed: (Passed & { number: number })[];
}

const isEnded = (wish: Wish) => wish !== 'seat' && wish !== 'line' && wish !== 'requested';

/**
 * What of a list is new. It adds, and takes nothing back: who has a booking keeps it as it is, and
 * who has left is not booked again.
 *
 * @param isBookable Whether a seminar can be booked at all.
 */
export function sortWishes(
  wishes: ListedWish[],
  { bookings }: Pick<Standing, 'bookings'>,
  seminars: Seminar[],
  isBookable: (seminar: Seminar) => boolean,
): SortedWishes {
  const sorted: SortedWishes = { granted: [], passed: [] };
  for (const wish of wishes) {
    const { number } = wish;
    const seminar = seminars.find((one) => one.number === number);
    if (!seminar) {
      sorted.passed.push({ number, why: 'unknown' });
      continue;
    }
    const earlier = bookings.filter(({ seminarId }) => seminarId === seminar.id);
    const standing = earlier.find(({ state }) => isActive(state)) ?? earlier.at(-1);
    if (standing) {
      const isThere = isActive(standing.state) || isEnded(wish.wish);
      sorted.passed.push({ number, why: isThere ? 'there' : 'left', state: standing.state });
    } else if (!isBookable(seminar)) {
      sorted.passed.push({ number, why: seminar.cancelledAt ? 'cancelled' : 'over' });
    } else sorted.granted.push({ seminar, wish });
  }
  return sorted;
}

/** Nothing but mornings that were cancelled where the list comes from. */
export const hasLeftAll = (wishes: ListedWish[]) =>
  wishes.length > 0 && wishes.every(({ wish }) => wish === 'cancelled');
