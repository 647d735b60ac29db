import { NodePgSession } from 'drizzle-orm/node-postgres/session';
import { PgDatabase } from 'drizzle-orm/pg-core/db';
import { PgDialect } from 'drizzle-orm/pg-core/dialect';
import type { PoolClient } from 'pg';
import type { Builder } from './database.ts';

export type Query = (...query: unknown[]) => Promise<unknown>;

/** Builders agree with those of SQLite in all that `Reader` and `Tx` have: the one cast for it. */
export function builderOn(query: Query): Builder {
  const dialect = new PgDialect({ casing: 'snake_case' });
  const session = new PlainSession({ query } as unknown as PoolClient, dialect, undefined);
  return new PgDatabase(dialect, session, undefined) as unknown as Builder;
}

type Schema = Record<string, never>;

/** Errors as the driver gives them: drizzle would write the values of the query into them. */
class PlainSession extends NodePgSession<Schema, Schema> {
  override prepareQuery: NodePgSession<Schema, Schema>['prepareQuery'] = (...args) => {
    const prepared = super.prepareQuery(...args);
    const queryWithCache = (_sql: string, _values: unknown[], run: () => unknown) => run();
    return Object.assign(prepared, { queryWithCache }) as never;
  };
}
