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
const sqliteCopy = async (of: string) => {
  const file = await sqlitePlace();
  copyFileSync(of, file);
  return file;
};
export const sqlite = engineAt('sqlite', {
  quickPlace: () => sqliteCopy(inject('files').migrated),
  seededPlace: () => sqliteCopy(inject('files').seeded),
  place: sqlitePlace,
});
const postgres = engineAt('postgres', {
  quickPlace: () => takePostgresDatabase('migrated'),
  seededPlace: () => takePostgresDatabase('seeded'),
  place: ({ empty = false } = {}) =>
    createPostgresDatabase(`template ${empty ? 'template0' : 'template_migrated'}`),
});

interface Places {
  /** May be one that another test had, with nothing of it left. */
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
const restored: Record<'migrated' | 'seeded', { name: string; client: pg.Client }[]> = {
  migrated: [],
  seeded: [],
};

/**
 * A database on the run's server. The tests of a file take turns with a few: to put one back as it
 * was is much quicker than to make one.
 */
async function takePostgresDatabase(kind: keyof typeof restored) {
  const taken = restored[kind].pop() ?? (await addWithClient(`template template_${kind}`));
  onTestFinished(async () => {
    await taken.client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [taken.name],
    );
    await taken.client.query(restore);
    restored[kind].push(taken);
  });
  return `${inject('postgres')}${taken.name}`;
}

async function addWithClient(options: string) {
  const name = await addPostgresDatabase(options);
  const client = new pg.Client(`${inject('postgres')}${name}`);
  // It lasts as long as the file's tests, and ends with the server.
  client.on('error', () => undefined);
  await client.connect();
  return { name, client };
}

/** To delete few rows is much quicker than to truncate many tables. */
const restore = `do $$ declare one name; has_id boolean; begin
  set local session_replication_role = replica;
  for one in select tablename from pg_tables
    where schemaname = 'public' and tablename <> 'applied_migrations'
  loop
    execute format('delete from %I', one);
  end loop;
  perform setval(oid, 1, false) from pg_class
    where relkind = 'S' and relnamespace = 'public'::regnamespace;
  for one, has_id in select relname, exists (
      select from pg_attribute where attrelid = pg_class.oid and attname = 'id')
    from pg_class where relkind = 'r' and relnamespace = 'kept'::regnamespace
  loop
    execute format('insert into %1$I overriding system value table kept.%1$I', one);
    if has_id then
      execute format('select setval(pg_get_serial_sequence(%1$L, ''id''), max(id)) from %1$I', one);
    end if;
  end loop;
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

async function onServer(sql: string) {
  const client = new pg.Client(`${inject('postgres')}postgres`);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
