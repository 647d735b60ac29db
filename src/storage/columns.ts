import { sql } from 'drizzle-orm/sql';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The column builders that both engines have; `schema.ts` is written in nothing else. */
export const sqliteKit = {
  table: sqliteTable,
  index,
  uniqueIndex,
  id: () => integer().primaryKey({ autoIncrement: true }),
  integer: () => integer(),
  text: () => text(),
  boolean: () => integer({ mode: 'boolean' }),
  /** A UTC instant, to the millisecond. */
  instant: () => integer({ mode: 'timestamp_ms' }),
  json: <T>() => text({ mode: 'json' }).$type<T>(),
  sql,
};

export type Kit = typeof sqliteKit;
