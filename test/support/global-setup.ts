import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { seedBasics } from '../../src/basics.ts';
import { migratePostgres } from '../../src/storage/migrate.postgres.ts';
import { migrateSqlite } from '../../src/storage/migrate.sqlite.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { postgresBinaries, startPostgres } from './postgres.ts';
import { usualNow } from './usual-now.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server, with no database's name; null where PostgreSQL is not installed. */
    postgres: string | null;
    /** Of SQLite, to copy; seeded, it has what even an empty service stands on. */
    files: { migrated: string; seeded: string };
  }
}

/** One PostgreSQL for the whole run, and databases to copy. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'frukost-seeded-'));
  const files = { migrated: join(folder, 'migrated.db'), seeded: join(folder, 'seeded.db') };
  await migrateSqlite(files.migrated);
  await seed(files.seeded);
  project.provide('files', files);
  const server = await startServer();
  project.provide('postgres', server?.url ?? null);
  return async () => {
    rmSync(folder, { recursive: true });
    await server?.stop();
  };
}

async function startServer() {
  const binaries = postgresBinaries();
  if (binaries) {
    const server = await startPostgres(binaries);
    await makeTemplates(server.url);
    return server;
  }
  if (process.env.CI) throw new Error('The binaries of PostgreSQL are missing: run npm ci.');
  console.warn('PostgreSQL is not installed here: its tests are left out.');
}

/** A database with empty tables, and one that is seeded and keeps a copy of what it holds. */
async function makeTemplates(url: string) {
  const run = async (name: string, work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client(`${url}${name}`);
    await client.connect();
    await work(client);
    await client.end();
  };
  for (const name of ['template_migrated', 'template_seeded']) {
    await run('postgres', (admin) => admin.query(`create database ${name}`));
    await run(name, (client) => migratePostgres(client));
  }
  await seed(`${url}template_seeded`);
  for (const name of ['template_migrated', 'template_seeded']) {
    await run(name, (client) => client.query(keep));
  }
}

const keep = `create schema kept;
do $$ declare one name; has_rows boolean; begin
  for one in select tablename from pg_tables
    where schemaname = 'public' and tablename <> 'applied_migrations'
  loop
    execute format('select exists (select from %I)', one) into has_rows;
    if has_rows then execute format('create table kept.%1$I as table %1$I', one); end if;
  end loop;
end $$`;

async function seed(url: string) {
  const database = await openDatabase(url);
  await seedBasics(database, usualNow);
  await database.close();
}
