import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm/sql';
import type { Kit } from './columns.ts';

/** The same kit for PostgreSQL. JavaScript types agree, so this one cast lets one schema serve both. */
export const postgresKit = {
  table: pgTable,
  index,
  uniqueIndex,
  id: () => integer().primaryKey().generatedAlwaysAsIdentity(),
  integer: () => integer(),
  text: () => text(),
  boolean: () => boolean(),
  instant: () => timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  json: <T>() => jsonb().$type<T>(),
  sql,
} as unknown as Kit;
