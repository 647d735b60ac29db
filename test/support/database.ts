import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, inject, onTestFinished } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';

export interface Engine {
  name: Database['engine'];
  /**
   * A fresh, migrated database, every unit of which is run twice: once undone, once for good.
   * Seeded, it has what even an empty service stands on. Closed when the test is finished, so call it in a test or in `beforeEach`.
   */
  open(options?: { twice?: boolean; seeded?: boolean }): Promise<Database>;
  /** Where a fresh database lies, for tests that open it themselves, or twice. */
  place(options?: { empty?: boolean }): Promise<string>;
}

/** The same tests on both engines. */
export function describeEngines(name: string, tests: (engine: Engine) => void) {
  describe(`${name} (sqlite)`, () => tests(sqlite));
  describe.skipIf(!inject('postgres'))(`${name} (postgres)`, () => tests(postgres));
}

const sqlitePlace = () => Promise.resolve(join(temporaryFolder(), 'test.db'));
export const sqlite = engineAt('sqlite', {
  quickPlace: sqlitePlace,
  async seededPlace() {
    const file = await sqlitePlace();
    copyFileSync(inject('seeded'), file);
    return file;
  },
  place: sqlitePlace,
});
const postgres = engineAt('postgres', {
  quickPlace: takePostgresDatabase,
  seededPlace: () => createPostgresDatabase('template template_seeded'),
  place: ({ empty = false } = {}) =>
    createPostgresDatabase(`template ${empty ? 'template0' : 'template_migrated'}`),
});

interface Places {
  /** May be one that another test had, with nothing left in it. */
  quickPlace: () => Promise<string>;
  seededPlace: () => Promise<string>;
  place: Engine['place'];
}

function engineAt(name: Engine['name'], { quickPlace, seededPlace, place }: Places): Engine {
  return {
    name,
    place,
    async open({ twice = true, seeded = false } = {}) {
      const database = await openDatabase(await (seeded ? seededPlace() : quickPlace()));
      onTestFinished(() => database.close());
      return twice ? rehearsed(database) : database;
    },
  };
}

const undone = new Error('Undone: the unit was only tried');

/** A unit may run more than once, so here each does: what it does beside its queries shows. */
function rehearsed(database: Database): Database {
  return {
    ...database,
    async write(work) {
      const rehearsal = database.write(async (tx) => {
        await work(tx);
        throw undone;
      });
      await rehearsal.catch((error) => {
        if (error !== undone) throw error;
      });
      return database.write(work);
    },
  };
}

/** A folder that is gone when the test is finished. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'frukost-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let databases = 0;
const emptied: string[] = [];

/**
 * A migrated database on the run's server. The tests of a file take turns with a few: to empty
 * one is much quicker than to make one.
 */
async function takePostgresDatabase() {
  const name = emptied.pop() ?? (await addPostgresDatabase('template template_migrated'));
  onTestFinished(async () => {
    await onServer(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    await onServer(empty, name);
    emptied.push(name);
  });
  return `${inject('postgres')}${name}`;
}

const empty = `do $$ declare names text; begin
  select string_agg(quote_ident(tablename), ', ') into names from pg_tables
    where schemaname = 'public' and tablename <> 'applied_migrations';
  execute 'truncate ' || names || ' restart identity cascade';
end $$`;

/** A new database on the run's server, dropped when the test is finished. */
export async function createPostgresDatabase(options = '') {
  const name = await addPostgresDatabase(options);
  onTestFinished(() => onServer(`drop database ${name} with (force)`));
  return `${inject('postgres')}${name}`;
}

async function addPostgresDatabase(options: string) {
  const name = `test_${process.pid}_${Date.now()}_${++databases}`;
  await onServer(`create database ${name} ${options}`);
  return name;
}

async function onServer(sql: string, database = 'postgres') {
  const client = new pg.Client(`${inject('postgres')}${database}`);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
