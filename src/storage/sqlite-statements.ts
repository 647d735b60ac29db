import type { Statement } from 'better-sqlite3';
import { translated } from './conflicts.ts';
import type { Connection } from './sqlite-connection.ts';

const cached = 500;

/**
 * A connection as drizzle uses it: statements are prepared once per text, and none runs, however
 * old it is, unless the check lets it.
 */
export function checkedStatements(connection: Connection, check: () => void): Connection {
  const statements = new Map<string, Statement>();
  const prepare = (text: string) => {
    let statement = statements.get(text);
    if (!statement) {
      if (statements.size >= cached) statements.clear();
      statement = checked(connection.prepare(steady(text)), check);
      statements.set(text, statement);
    }
    return statement;
  };
  return { prepare } as unknown as Connection;
}

/**
 * SQLite built with STAT4 plans a statement anew whenever a value it compares with is another one,
 * which costs more than running it. `+?` is the same value, and leaves the plan alone.
 */
const steady = (text: string) => text.replace(/(=|<|>|\blimit) \?/g, '$1 +?');

function checked(statement: Statement, check: () => void) {
  const run =
    (method: 'run' | 'all' | 'get', raw: boolean) =>
    (...values: unknown[]) => {
      check();
      if (statement.reader) statement.raw(raw);
      try {
        return statement[method](...values);
      } catch (error) {
        throw translated(error);
      }
    };
  const rows = { all: run('all', true), get: run('get', true) };
  return {
    run: run('run', false),
    all: run('all', false),
    get: run('get', false),
    raw: () => rows,
  } as unknown as Statement;
}
