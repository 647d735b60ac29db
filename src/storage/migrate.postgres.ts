import type { Client } from 'pg';
import {
  type AppliedMigration,
  migrationsTable,
  pendingMigrations,
  readMigrations,
} from './migrations.ts';

/** Any number that nothing else in the database locks. */
const lock = 4_210_800;

/** Brings the database to the newest migration, all or nothing, one process at a time. */
export async function migratePostgres(client: Client, known = readMigrations('postgres')) {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    for (const { tag, hash, sql } of pendingMigrations(known, await appliedIn(client))) {
      await client.query(sql);
      await client.query(`insert into ${migrationsTable} (tag, hash) values ($1, $2)`, [tag, hash]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function appliedIn(client: Client) {
  await client.query(
    `create table if not exists ${migrationsTable} (id integer primary key generated always as identity, tag text not null unique, hash text not null)`,
  );
  const { rows } = await client.query<AppliedMigration>(
    `select tag, hash from ${migrationsTable} order by id`,
  );
  return rows;
}
