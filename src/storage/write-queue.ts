import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBatches, type Unit } from './batches.ts';
import { unavailable } from './conflicts.ts';
import type { Tx } from './database.ts';
import { type Connection, patiently } from './sqlite-connection.ts';
import { checkNoUnit } from './units.ts';

const unitsPerCommit = 64;

/**
 * Units of work run one after another, and many share one commit and its sync. Nobody is answered
 * before it. A unit may run more than once.
 */
export function createWriteQueue(
  writer: Connection,
  makeTx: (check: () => void) => Tx,
  lockMs?: number,
) {
  const batches = createBatches(writer, makeTx);
  let waiting: Unit[] = [];
  let draining: Promise<void> | undefined;
  let closed = false;

  async function drain() {
    while (waiting.length > 0) {
      await nextTurn();
      const batch = waiting.splice(0, unitsPerCommit);
      waiting = [...(await commitTogether(batch)), ...waiting];
    }
    draining = undefined;
  }

  /** Runs as many of the units as fit in one commit; gives back those that are still to do. */
  async function commitTogether(batch: Unit[]): Promise<Unit[]> {
    try {
      await patiently(batches.begin, lockMs);
    } catch (error) {
      return refuse(batch, error);
    }
    try {
      const answers = await batches.commit(batch);
      for (const answer of answers) answer();
      return batch.slice(answers.length);
    } catch (error) {
      batches.undo();
      return batch.length > 1 ? commitOneByOne(batch) : refuse(batch, error);
    }
  }

  /** After a refused commit: nobody pays for a neighbour. */
  async function commitOneByOne(batch: Unit[]) {
    for (const unit of batch) await commitTogether([unit]);
    return [];
  }

  return {
    async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      checkNoUnit();
      if (closed) throw new Error('The database is closed');
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      waiting.push({ work, resolve: resolve as Unit['resolve'], reject });
      draining ??= drain();
      return promise;
    },
    async close() {
      closed = true;
      await draining;
    },
  };
}

function refuse(batch: Unit[], error: unknown) {
  for (const unit of batch) unit.reject(unavailable(error));
  return [];
}
