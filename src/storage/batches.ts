import { setImmediate as nextTurn } from 'node:timers/promises';
import { translated } from './conflicts.ts';
import type { Tx } from './database.ts';
import type { Connection } from './sqlite-connection.ts';
import { checkInUnit, runAsUnit } from './units.ts';

const msPerCommit = 25;

export interface Unit {
  work: (tx: Tx) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** Many units in one transaction, each in its own savepoint. */
export function createBatches(writer: Connection, makeTx: (check: () => void) => Tx) {
  const [begin, commit, rollback] = statements(writer, ['begin immediate', 'commit', 'rollback']);
  const [savepoint, release, undo] = statements(writer, [
    'savepoint unit',
    'release unit',
    'rollback to unit',
  ]);
  let current: object | undefined;
  const nextTurnOf = watchTurns();
  const tx = makeTx(() => {
    checkInUnit(current);
    if (!writer.inTransaction) throw new Error('A query after its transaction was undone');
  });

  async function run(work: Unit['work']) {
    const token = {};
    current = token;
    try {
      return await runAsUnit(token, () => Promise.race([work(tx), nextTurnOf()]));
    } finally {
      current = undefined;
    }
  }

  /** Gives back how to answer, once it is committed. Throws if the whole batch is undone. */
  async function answerOf(unit: Unit) {
    savepoint();
    try {
      const value = await run(unit.work);
      release();
      return () => unit.resolve(value);
    } catch (error) {
      // A full disk or an I/O error has undone more than this unit.
      if (!writer.inTransaction) throw error;
      undo();
      release();
      return () => unit.reject(translated(error));
    }
  }

  return {
    begin,
    /** Runs as many as fit in one commit, and gives back their answers when it is on disk. */
    async commit(units: Unit[]) {
      const answers: (() => void)[] = [];
      const stop = performance.now() + msPerCommit;
      for (const unit of units) {
        if (answers.length > 0 && performance.now() >= stop) break;
        answers.push(await answerOf(unit));
      }
      commit();
      return answers;
    },
    undo() {
      try {
        if (writer.inTransaction) rollback();
      } catch {
        // What cannot be undone now is refused at the next begin.
      }
    },
  };
}

const elsewhere = new Error('A unit of work awaits only its own queries');

/** Fails at the next turn of the event loop: a unit that awaits only its queries is done by then. */
function watchTurns() {
  let turn: Promise<never> | undefined;
  return () => {
    turn ??= nextTurn().then(() => {
      turn = undefined;
      throw elsewhere;
    });
    turn.catch(() => {});
    return turn;
  };
}

type Three<T> = readonly [T, T, T];

function statements(writer: Connection, texts: Three<string>): Three<() => void> {
  const [first, second, third] = texts;
  const prepared = (text: string) => {
    const statement = writer.prepare(text);
    return () => void statement.run();
  };
  return [prepared(first), prepared(second), prepared(third)];
}
