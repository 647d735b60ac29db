import { mkdtempSync, rmSync } from 'node:fs';
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
   * Closed when the test is finished, so call it in a test or in `beforeEach`.
   */
  open(options?: { twice?: boolean }): Promise<Database>;
  /** Where a fresh database lies, for tests that open it themselves, or twice. */
  place(options?: { empty?: boolean }): Promise<string>;
}

/** The same tests on both engines. */
export function describeEngines(name: string, tests: (engine: Engine) => void) {
  describe(`${name} (sqlite)`, () => tests(sqlite));
  describe.skipIf(!inject('postgres'))(`${name} (postgres)`, () => tests(postgres));
}

export const sqlite = engineAt('sqlite', () => Promise.resolve(join(temporaryFolder(), 'test.db')));
const postgres = engineAt('postgres', ({ empty = false } = {}) =>
  createPostgresDatabase(`template ${empty ? 'template0' : 'template_migrated'}`),
);

function engineAt(name: Engine['name'], place: Engine['place']): Engine {
  return {
    name,
    place,
    async open({ twice = true } = {}) {
      const database = await openDatabase(await place());
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

/** A new database on the run's server, dropped when the test is finished. */
export async function createPostgresDatabase(options = '') {
  const name = `test_${process.pid}_${Date.now()}_${++databases}`;
  await onServer(`create database ${name} ${options}`);
  onTestFinished(() => onServer(`drop database ${name} with (force)`));
  return `${inject('postgres')}${name}`;
}

async function onServer(sql: string) {
  const client = new pg.Client(`${inject('postgres')}postgres`);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
