import type { Seminar } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import { countOf, type Headcount, headcountAt } from './headcount.ts';
import { listCounted, listEventsSince } from './store.ts';

export interface Breakfasts {
  now: Headcount;
  /** As it was when the number was settled; null before that. */
  settled: Headcount | null;
}

/** How many breakfasts a seminar needs, from bookings alone. */
export async function loadBreakfasts(
  db: Reader,
  { id, headcountAt: cutOff }: Seminar,
  at: Date,
): Promise<Breakfasts> {
  const bookings = await listCounted(db, id);
  const now = countOf(bookings.map(({ state }) => state));
  if (!cutOff || cutOff > at) return { now, settled: null };
  return { now, settled: headcountAt(bookings, await listEventsSince(db, id, cutOff), cutOff) };
}
