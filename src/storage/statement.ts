import { Param, type Placeholder, type SQL, sql } from 'drizzle-orm/sql/sql';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core/columns';
import type { Reader, Tx } from './database.ts';

interface Prepared {
  execute(values: Record<string, unknown>): Promise<unknown>;
}
export interface Query<Rows> extends PromiseLike<Rows> {
  prepare(): Prepared;
}

let statements = 0;

/**
 * A query built and prepared once per connection: drizzle needs some 40 µs to build one, 3 to run
 * it. What differs from run to run is named by `value()`.
 */
export function statement<Rows>(build: (db: Tx) => Query<Rows>) {
  const prepared = new WeakMap<Reader, Prepared>();
  const name = `statement_${++statements}`;
  return async (db: Reader, values: Record<string, unknown> = {}): Promise<Rows> => {
    let own = prepared.get(db);
    if (!own) {
      const query = build(db as Tx) as { prepare(name: string): Prepared };
      own = query.prepare(name);
      prepared.set(db, own);
    }
    return (await own.execute(values)) as Rows;
  };
}

/** A named value, encoded as the column stores it; without a column as it is, as in `limit`. */
export function value<Column extends AnySQLiteColumn>(
  name: string,
  column: Column,
): SQL<Column['_']['data']>;
export function value(name: string): Placeholder;
export function value(name: string, column?: AnySQLiteColumn) {
  const placeholder = sql.placeholder(name);
  if (!column) return placeholder;
  const encoder = {
    mapToDriverValue: (given: unknown) =>
      given === null ? null : column.mapToDriverValue(given as never),
  };
  return sql`${new Param(placeholder, encoder)}`;
}

/** The only row, or the first; undefined when there is none. */
export const first = async <Row>(rows: PromiseLike<Row[]>): Promise<Row | undefined> =>
  (await rows)[0];

/**
 * Locks the rows that a query finds until the unit ends. On SQLite a unit holds the only write
 * lock there is, so there is nothing to add.
 */
export function forUpdate<Query extends object>(query: Query): Query {
  const lockable = query as Lockable<Query>;
  return lockable.for ? lockable.for('update') : query;
}

/** As `forUpdate`, but rows that another unit has locked are not found, rather than waited for. */
export function forUpdateIfFree<Query extends object>(query: Query): Query {
  const lockable = query as Lockable<Query>;
  return lockable.for ? lockable.for('update', { skipLocked: true }) : query;
}

interface Lockable<Query> {
  for?: (strength: 'update', how?: { skipLocked: boolean }) => Query;
}

const wordLocks = new WeakMap<Reader, Prepared | null>();

/**
 * Makes units that name the same word wait for one another, until they end: for what no row stands
 * for yet. Called before any row is locked. On SQLite units wait for one another as it is.
 */
export async function lockWord(tx: Tx, word: string): Promise<void> {
  let lock = wordLocks.get(tx);
  if (lock === undefined) {
    const key = sql`pg_advisory_xact_lock(hashtextextended(${sql.placeholder('word')}, 0))`;
    const query = tx.select({ locked: key }).from(sql`(select 1) one`) as unknown as {
      for?: unknown;
      prepare(name: string): Prepared;
    };
    lock = query.for ? query.prepare('lock_word') : null;
    wordLocks.set(tx, lock);
  }
  await lock?.execute({ word });
}
