import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { seedBasics } from '../../src/basics.ts';
import { migratePostgres } from '../../src/storage/migrate.postgres.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { postgresBinaries, startPostgres } from './postgres.ts';
import { usualNow } from './usual-now.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server, with no database's name; null where PostgreSQL is not installed. */
    postgres: string | null;
    /** A file of SQLite with what even an empty service stands on, to copy. */
    seeded: string;
  }
}

/** One PostgreSQL for the whole run, and databases to copy. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'frukost-seeded-'));
  const file = join(folder, 'seeded.db');
  await seed(file);
  project.provide('seeded', file);
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

async function makeTemplates(url: string) {
  const admin = new pg.Client(`${url}postgres`);
  await admin.connect();
  await admin.query('create database template_migrated');
  const client = new pg.Client(`${url}template_migrated`);
  await client.connect();
  await migratePostgres(client);
  await client.end();
  await admin.query('create database template_seeded template template_migrated');
  await seed(`${url}template_seeded`);
  await admin.end();
}

async function seed(url: string) {
  const database = await openDatabase(url);
  await seedBasics(database, usualNow);
  await database.close();
}
