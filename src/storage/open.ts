import type { Database, DatabaseOptions, OwnReader } from './database.ts';

/**
 * Opens and migrates a database: `postgres://…` or the path of an SQLite file, made if missing.
 * Loads only the driver in use. Throws `DatabaseRefused` if it must not be used as it is.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  if (isPostgres(url)) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, options);
  }
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(url);
}

/** One more connection to a database that is open: for a thread, or for a long read. */
export async function openReader(url: string): Promise<OwnReader> {
  if (isPostgres(url)) {
    const { openPostgresReader } = await import('./postgres.ts');
    return openPostgresReader(url);
  }
  const { openSqliteReader } = await import('./sqlite.ts');
  return openSqliteReader(url);
}

const isPostgres = (url: string) => /^postgres(ql)?:\/\//.test(url);
