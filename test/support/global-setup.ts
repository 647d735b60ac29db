import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migratePostgres } from '../../src/storage/migrate.postgres.ts';
import { postgresBinaries, startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server, with no database's name; null where PostgreSQL is not installed. */
    postgres: string | null;
  }
}

/** One PostgreSQL for the whole run, with a migrated database to copy. */
export default async function setup(project: TestProject) {
  const binaries = postgresBinaries();
  if (!binaries) {
    if (process.env.CI) throw new Error('The binaries of PostgreSQL are missing: run npm ci.');
    console.warn('PostgreSQL is not installed here: its tests are left out.');
    project.provide('postgres', null);
    return;
  }
  const server = await startPostgres(binaries);
  await makeTemplate(server.url);
  project.provide('postgres', server.url);
  return server.stop;
}

async function makeTemplate(url: string) {
  const admin = new pg.Client(`${url}postgres`);
  await admin.connect();
  await admin.query('create database template_migrated');
  await admin.end();
  const client = new pg.Client(`${url}template_migrated`);
  await client.connect();
  await migratePostgres(client);
  await client.end();
}
