import type { Shapes } from './count.ts';
import { type Expectation, peopleIn, type Tally } from './measures.ts';

export interface ReportedSeminar {
  number: number;
  startsAt: Date;
  endsAt: Date;
  cancelledAt: Date | null;
}

export interface MorningFigures extends Tally, Expectation {
  number: number;
  /** Ended by the clock. */
  isOver: boolean;
  /** Over, or somebody has come: it counts among those that people can have come to. */
  hasBegun: boolean;
  isCancelled: boolean;
  /** Of those who came, for how many it was the first of the series. */
  newcomers: number;
}

/** Each seminar by itself, in the order they are given. */
export function morningsOf(everybody: Shapes, seminars: ReportedSeminar[], now: Date) {
  const before = (a: number, b: number) => {
    const [one, other] = [seminars[a], seminars[b]];
    if (!one || !other) return false;
    return (
      Number(one.startsAt) - Number(other.startsAt) < 0 ||
      (one.startsAt.getTime() === other.startsAt.getTime() && a < b)
    );
  };
  return seminars.map(({ number, endsAt, cancelledAt }, place): MorningFigures => {
    const came = peopleIn(everybody, ({ visited }) => visited.includes(place));
    const signed = peopleIn(everybody, ({ booked }) => booked.includes(place));
    const isCancelled = cancelledAt !== null;
    const isOver = !isCancelled && endsAt <= now;
    return {
      number,
      signed,
      due: isOver ? signed : came,
      came,
      expected: peopleIn(everybody, ({ early }) => early.includes(place)),
      kept: peopleIn(
        everybody,
        ({ early, visited }) => early.includes(place) && visited.includes(place),
      ),
      newcomers: peopleIn(
        everybody,
        ({ visited }) => visited.includes(place) && !visited.some((other) => before(other, place)),
      ),
      isCancelled,
      isOver,
      hasBegun: isOver || came > 0,
    };
  });
}
