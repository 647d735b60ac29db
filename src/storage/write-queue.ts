import { setImmediate as nextTurn } from 'node:timers/promises';
import { translated, unavailable } from './conflicts.ts';
import type { Tx } from './database.ts';
import { type Connection, patiently } from './sqlite-connection.ts';
import { checkInUnit, checkNoUnit, runAsUnit } from './units.ts';

const unitsPerCommit = 64;
const msPerCommit = 25;

interface Unit {
  work: (tx: Tx) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Units of work run one after another, each in its own savepoint, and many share one commit and
 * its fsync. Nobody is answered before it. A unit may run more than once.
 */
export function createWriteQueue(
  writer: Connection,
  makeTx: (check: () => void) => Tx,
  lockMs?: number,
) {
  const begin = writer.prepare('begin immediate');
  const commit = writer.prepare('commit');
  const rollback = writer.prepare('rollback');
  const savepoint = writer.prepare('savepoint unit');
  const release = writer.prepare('release unit');
  const undo = writer.prepare('rollback to unit');

  let current: object | undefined;
  const tx = makeTx(() => {
    checkInUnit(current);
    if (!writer.inTransaction) throw new Error('A query after its transaction was undone');
  });

  /** Gives back how to answer, once it is committed. Throws if the whole batch is undone. */
  async function run(unit: Unit) {
    savepoint.run();
    const token = {};
    current = token;
    try {
      const value = await runAsUnit(token, () => Promise.race([unit.work(tx), awaitedElsewhere()]));
      current = undefined;
      release.run();
      return () => unit.resolve(value);
    } catch (error) {
      current = undefined;
      // A full disk or an I/O error has undone more than this unit.
      if (!writer.inTransaction) throw error;
      undo.run();
      release.run();
      return () => unit.reject(translated(error));
    }
  }

  async function runBatch(batch: Unit[]) {
    const answers: (() => void)[] = [];
    const stop = performance.now() + msPerCommit;
    for (const unit of batch) {
      if (answers.length > 0 && performance.now() >= stop) break;
      answers.push(await run(unit));
    }
    commit.run();
    return answers;
  }

  /** Runs as many of the units as fit in one commit; gives back those that are still to do. */
  async function commitTogether(batch: Unit[]): Promise<Unit[]> {
    try {
      await patiently(() => begin.run(), lockMs);
    } catch (error) {
      for (const unit of batch) unit.reject(unavailable(error));
      return [];
    }
    try {
      const answers = await runBatch(batch);
      for (const answer of answers) answer();
      return batch.slice(answers.length);
    } catch (error) {
      undoAll();
      if (batch.length > 1) return commitOneByOne(batch);
      batch[0]?.reject(unavailable(error));
      return [];
    }
  }

  function undoAll() {
    try {
      if (writer.inTransaction) rollback.run();
    } catch {
      // What cannot be undone now is refused at the next begin.
    }
  }

  /** After a refused commit: nobody pays for a neighbour. */
  async function commitOneByOne(batch: Unit[]) {
    for (const unit of batch) await commitTogether([unit]);
    return [];
  }

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

const awaitsElsewhere = 'A unit of work awaits only its own queries';

async function awaitedElsewhere(): Promise<never> {
  await nextTurn();
  throw new Error(awaitsElsewhere);
}
