import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject, onTestFinished } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { databaseOn } from '../../src/storage/sqlite.ts';
import { connect } from '../../src/storage/sqlite-connection.ts';
import { createPostgresDatabase, type Kind, openPostgresInTurn } from './postgres-databases.ts';

export interface Engine {
  name: Database['engine'];
  /**
   * A fresh, migrated database, every unit of which is run twice: once undone, once for good.
   * Seeded, it has what even an empty service stands on. Gone when the test is finished, so call it in a test or in `beforeEach`.
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

const sqlitePlace = () => join(temporaryFolder(), 'test.db');
export const sqlite = engineAt('sqlite', openSqliteCopy, async ({ empty = false } = {}) =>
  empty ? sqlitePlace() : sqliteCopy('migrated'),
);
const postgres = engineAt('postgres', openPostgresInTurn, ({ empty = false } = {}) =>
  createPostgresDatabase(`template ${empty ? 'template0' : 'template_migrated'}`),
);

function engineAt(
  name: Engine['name'],
  openFresh: (kind: Kind) => Promise<Database>,
  place: Engine['place'],
): Engine {
  return {
    name,
    place,
    async open({ twice = true, seeded = false } = {}) {
      const database = await openFresh(seeded ? 'seeded' : 'migrated');
      return twice ? rehearsed(database) : database;
    },
  };
}

function sqliteCopy(kind: Kind) {
  const file = sqlitePlace();
  copyFileSync(inject('files')[kind], file);
  return file;
}

/** As the service opens it, but that no commit waits for the disk: no test's rows outlive it. */
async function openSqliteCopy(kind: Kind) {
  const file = sqliteCopy(kind);
  const [writer, reader] = [await connect(file), await connect(file)];
  writer.pragma('synchronous = OFF');
  reader.pragma('synchronous = OFF');
  const database = databaseOn(writer, reader);
  onTestFinished(() => database.close());
  return database;
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
