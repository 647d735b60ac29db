import type { Database } from './database.ts';

export interface DatabaseOptions {
  /** Clients of PostgreSQL at most; SQLite has one writer. */
  poolSize?: number;
  /** A connection that died while nobody used it. */
  onError?: (error: Error) => void;
}

/**
 * Opens and migrates a database: `postgres://…` or the path of an SQLite file, made if missing.
 * Loads only the driver in use. Throws `DatabaseRefused` if it must not be used as it is.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, options);
  }
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(url);
}
