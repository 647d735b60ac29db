import type { Database, Tx } from './database.ts';

/** Thrown out of a unit, so that nothing of it stays. */
export class Undone extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('The unit was undone');
    this.result = result;
  }
}

/** Does a unit's work, undoes it, and gives what came of it. */
export function tryOut<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return unlessUndone(
    database.write(async (tx) => {
      throw new Undone(await work(tx));
    }),
  );
}

/** What a unit gives, or what it was undone with. */
export async function unlessUndone<T>(unit: Promise<T>): Promise<T> {
  try {
    return await unit;
  } catch (error) {
    if (error instanceof Undone) return error.result as T;
    throw error;
  }
}
