import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { Database, Reader, Tx } from '../../src/storage/database.ts';
import { counting } from '../../src/storage/handles.ts';
import { openDatabase } from '../../src/storage/open.ts';

/** What a database of a test holds at first. */
export type Kind = 'migrated' | 'seeded';

interface Kept {
  name: string;
  /** For putting it back as it was. */
  client: pg.Client;
  /** Open for the next test, unless the last one closed it. */
  database: Database | undefined;
}

const kept: Record<Kind, Kept[]> = { migrated: [], seeded: [] };
const keptName = 'kept';

/**
 * A database on the run's server. The tests of a process take turns with a few, which stay open:
 * to put one back as it was is much quicker than to make one and to connect to it.
 */
export async function openPostgresInTurn(kind: Kind): Promise<Database> {
  const one = kept[kind].pop() ?? (await addKept(kind));
  const url = urlOf(one.name);
  one.database ??= await openDatabase(`${url}?application_name=${keptName}`);
  const { database } = one;
  onTestFinished(async () => {
    await endStrangers(one);
    await one.client.query(restore);
    kept[kind].push(one);
  });
  return {
    ...asNew(database),
    url,
    close() {
      one.database = undefined;
      return database.close();
    },
  };
}

/** Handles of its own: what the product keeps by handle is then forgotten with the test. */
function asNew(database: Database): Database {
  const handles = new WeakMap<Tx, Tx>();
  const own = (tx: Tx) => {
    const handle = handles.get(tx) ?? { ...tx };
    handles.set(tx, handle);
    return handle;
  };
  const read: Reader = { ...database.read };
  return { ...database, read, ...counting((work) => database.write((tx) => work(own(tx)))) };
}

/** Whoever is in the middle of something, and threads and processes of the test. */
const endStrangers = ({ client, name }: Kept) =>
  client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1
      and pid <> pg_backend_pid() and (state <> 'idle' or application_name <> $2)`,
    [name, keptName],
  );

async function addKept(kind: Kind): Promise<Kept> {
  const name = await addPostgresDatabase(`template template_${kind}`);
  const client = new pg.Client(urlOf(name));
  // It lasts as long as the process, and ends with the server.
  client.on('error', () => undefined);
  await client.connect();
  return { name, client, database: undefined };
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
  return urlOf(name);
}

const urlOf = (name: string) => `${inject('postgres')}${name}`;

let databases = 0;

async function addPostgresDatabase(options: string) {
  const name = `test_${process.pid}_${Date.now()}_${++databases}`;
  await onServer(`create database ${name} ${options}`);
  return name;
}

async function onServer(sql: string) {
  const client = new pg.Client(urlOf('postgres'));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
