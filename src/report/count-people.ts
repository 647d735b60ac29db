import type { Reader } from '../storage/database.ts';
import type { Choice } from './choose.ts';
import { addPerson, type Count, newCount } from './count.ts';
import { listPeople, type Span } from './store.ts';

/** Counts those of a span who have places, on any connection that reads. */
export async function countPeople(
  read: Reader,
  { series, counted }: Choice,
  span: Span,
): Promise<Count> {
  const count = newCount();
  for await (const people of listPeople(read, series.id, counted, span)) {
    for (const person of people) addPerson(count, person);
  }
  return count;
}
