import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copySqlite } from './copy.sqlite.ts';
import { DatabaseRefused } from './database.ts';
import {
  type AppliedMigration,
  type Migration,
  migrationsTable,
  pendingMigrations,
  readMigrations,
} from './migrations.ts';
import { type Connection, connect, patiently } from './sqlite-connection.ts';

const copiesKept = 3;

/**
 * Brings the file to the newest migration, all or nothing, on a connection of its own. Foreign
 * keys are off, as drizzle-kit rebuilds tables: with them on, dropping the old one takes rows.
 */
export async function migrateSqlite(file: string, known = readMigrations('sqlite')) {
  const connection = await connect(file);
  try {
    if (pendingMigrations(known, appliedIn(connection)).length === 0) return;
    connection.pragma('foreign_keys = OFF');
    await patiently(() => connection.exec('begin immediate'));
    // Another process may have been first.
    const applied = appliedIn(connection);
    const pending = pendingMigrations(known, applied);
    const [next] = pending;
    if (next && applied.length > 0) await copyBeside(file, next.tag);
    for (const migration of pending) apply(connection, migration);
    checkForeignKeys(connection);
    connection.exec('commit');
  } finally {
    if (connection.inTransaction) connection.exec('rollback');
    connection.close();
  }
}

function appliedIn(connection: Connection): AppliedMigration[] {
  const exists = connection
    .prepare("select 1 from sqlite_schema where type = 'table' and name = ?")
    .get(migrationsTable);
  if (!exists) return [];
  return connection
    .prepare<[], AppliedMigration>(`select tag, hash from ${migrationsTable} order by id`)
    .all();
}

function apply(connection: Connection, { tag, hash, sql }: Migration) {
  connection.exec(sql);
  connection.exec(
    `create table if not exists ${migrationsTable} (id integer primary key, tag text not null unique, hash text not null)`,
  );
  connection.prepare(`insert into ${migrationsTable} (tag, hash) values (?, ?)`).run(tag, hash);
}

function checkForeignKeys(connection: Connection) {
  const [broken] = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (!broken) return;
  throw new DatabaseRefused(
    `The migration was undone: rows of ${broken.table} would point at nothing in ${broken.parent}.`,
  );
}

/** A copy as it was before the migration; the writer's lock is held, so nothing comes between. */
async function copyBeside(file: string, tag: string) {
  await copySqlite(file, `${file}.before-${tag}`);
  forgetOldCopies(file);
}

function forgetOldCopies(file: string) {
  const folder = dirname(file);
  const copies = readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(file)}.before-`))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const copy of copies.slice(copiesKept)) rmSync(copy);
}
