import BetterSqlite from 'better-sqlite3';
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session';
import { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core/db';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core/dialect';
import { type Builder, type Database, DatabaseRefused, type OwnReader } from './database.ts';
import { counting, readerOf, txOf } from './handles.ts';
import { migrateSqlite } from './migrate.sqlite.ts';
import * as tables from './schema.sqlite.ts';
import { type Connection, connect } from './sqlite-connection.ts';
import { checkedStatements } from './sqlite-statements.ts';
import { checkReadOutsideUnits } from './units.ts';
import { createWriteQueue } from './write-queue.ts';

export async function openSqlite(file: string): Promise<Database> {
  await migrateSqlite(file).catch((error: unknown) => {
    if (!(error instanceof BetterSqlite.SqliteError)) throw error;
    throw new DatabaseRefused(
      `The database ${file} could not be brought up to date: ${error.message}.`,
    );
  });
  return databaseOn(await connect(file), await connect(file));
}

/** One writer with its queue, and one reader, which sees what is committed. */
export function databaseOn(writer: Connection, reader: Connection, lockMs?: number): Database {
  const makeTx = (check: () => void) => txOf(builderOn(checkedStatements(writer, check)), tables);
  const queue = createWriteQueue(writer, makeTx, lockMs);
  return {
    engine: 'sqlite',
    url: writer.name,
    read: readingOn(reader),
    ...counting(queue.write),
    async close() {
      await queue.close();
      reader.close();
      writer.close();
    },
  };
}

export async function openSqliteReader(file: string): Promise<OwnReader> {
  const reader = await connect(file);
  return { read: readingOn(reader), close: async () => void reader.close() };
}

function readingOn(reader: Connection) {
  reader.pragma('query_only = ON');
  return readerOf(builderOn(checkedStatements(reader, checkReadOutsideUnits)), tables);
}

/** As drizzle's own driver builds it, without the parts that are not used. */
function builderOn(connection: Connection): Builder {
  const dialect = new SQLiteSyncDialect({ casing: 'snake_case' });
  const session = new BetterSQLiteSession(connection, dialect, undefined);
  return new BaseSQLiteDatabase('sync', dialect, session, undefined) as unknown as Builder;
}
