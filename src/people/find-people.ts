import type { Services } from '../services.ts';
import { inThread } from '../threads.ts';
import { type Found, type FoundRows, foundIn } from './paging.ts';
import { newestSignUpId } from './store.ts';

/** A search through more than so many takes longer than others should wait for it. */
const most = 5000;

/**
 * One page of a list, and how many there are. On SQLite a search reads everybody on the thread
 * that answers everybody, so one through very many is done in another.
 *
 * @param mostHere Of sign-ups, in all series.
 */
export async function findPeople(
  services: Services,
  asked: Found,
  mostHere = most,
): Promise<FoundRows> {
  const { read, engine } = services.database;
  const isLong = engine === 'sqlite' && asked.list.filter.text !== '';
  if (!isLong || (await newestSignUpId(read)) <= mostHere) return foundIn(read, asked);
  const job = new URL('./search-job.ts', import.meta.url);
  return inThread<typeof import('./search-job.ts').default>(services, job, asked);
}
