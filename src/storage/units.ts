import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<object>();

/**
 * Runs the work as one unit. The token is made anew each time a unit is run. Awaited within, as a
 * builder that is returned first runs when it is awaited.
 */
export function runAsUnit<T>(token: object, work: () => Promise<T>): Promise<T> {
  return running.run(token, async () => await work());
}

/** A query belongs to the unit that is running now, or it would commit in a stranger's. */
export function checkInUnit(token: object | undefined) {
  if (!token || running.getStore() !== token) throw new Error('A query outside its unit of work');
}

export function checkNoUnit() {
  if (running.getStore()) throw new Error('A unit of work inside a unit of work');
}

/** What is committed is not what the unit sees, and on PostgreSQL would take a second client. */
export function checkReadOutsideUnits() {
  if (running.getStore()) throw new Error('A unit of work reads by its own handle');
}
