import type { Seminar } from '../series/index.ts';

const beforeMs = 3_600_000;

/** Who came can be marked from an hour before the start, and whenever after. */
export function canMark({ startsAt, cancelledAt }: Seminar, now: Date): boolean {
  return cancelledAt === null && now.getTime() >= startsAt.getTime() - beforeMs;
}
