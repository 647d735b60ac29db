import pg from 'pg';
import { postgresBinaries, startPostgres } from '../../test/support/postgres.ts';
import { atEnd } from './cleanup.ts';

/** A PostgreSQL of the bench's own, and a new empty database on it. */
export async function startPostgresDatabase(): Promise<string> {
  const binaries = postgresBinaries();
  if (!binaries) throw new Error('The binaries of PostgreSQL are missing: run npm ci.');
  const server = await startPostgres(binaries);
  atEnd(server.stop);
  const admin = new pg.Client(`${server.url}postgres`);
  await admin.connect();
  await admin.query('create database bench');
  await admin.end();
  return `${server.url}bench`;
}

/**
 * Waits until the server has noticed that the clients before are dead: what they had begun is then
 * either committed or undone.
 */
export async function forgottenClients(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (let alive = 1; alive > 0; ) {
      const { rows } = await client.query<{ alive: number }>(
        'select count(*)::int as alive from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      alive = rows[0]?.alive ?? 0;
    }
  } finally {
    await client.end();
  }
}
