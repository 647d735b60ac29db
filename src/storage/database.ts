import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Tables } from './schema.ts';

export type Builder = BaseSQLiteDatabase<'async', unknown>;

/** What both engines' query builders have. Only awaited: no get, all, run or values. */
export type Reader = Pick<Builder, 'select' | 'selectDistinct'> & { readonly tables: Tables };
export type Tx = Reader & Pick<Builder, 'insert' | 'update' | 'delete'>;

export interface Database {
  readonly engine: 'sqlite' | 'postgres';
  /** Where it lies, for a connection of one's own (`openReader`). A secret. */
  readonly url: string;
  /** Reads of what is committed. At most 1,000 rows a page. */
  readonly read: Reader;
  /**
   * One unit of work: committed, on disk, before it resolves. It may run more than once, so it
   * touches nothing but its queries; a thrown error undoes all of it and reaches the caller.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** How many units have been committed here: another number, and what was read may be old. */
  commits(): number;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Clients of PostgreSQL at most; SQLite has one writer. */
  poolSize?: number;
  /** A connection that died while nobody used it. */
  onError?: (error: Error) => void;
}

/** A connection that only reads, apart from those of the service. */
export interface OwnReader {
  readonly read: Reader;
  close(): Promise<void>;
}

/** Why the database must not be used as it is: one sentence for whoever started the service. */
export class DatabaseRefused extends Error {}
