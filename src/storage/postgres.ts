import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isWorthRetrying, translated } from './conflicts.ts';
import {
  type Database,
  type DatabaseOptions,
  DatabaseRefused,
  type OwnReader,
  type Tx,
} from './database.ts';
import { counting, readerOf } from './handles.ts';
import { migratePostgres } from './migrate.postgres.ts';
import { builderOn, type Query } from './postgres-builder.ts';
import { runUnit } from './postgres-unit.ts';
import * as postgresTables from './schema.postgres.ts';
import { checkNoUnit, checkReadOutsideUnits } from './units.ts';

const oldest = 15;
const retries = 5;
/** For a connection. */
const patienceMs = 10_000;

export async function openPostgres(url: string, options: DatabaseOptions): Promise<Database> {
  await migrate(url);
  const pool = openPool(url, options);
  return {
    engine: 'postgres',
    url,
    read: readingOn(pool),
    ...counting((work) => writeTo(pool, work)),
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

export async function openPostgresReader(url: string): Promise<OwnReader> {
  const pool = openPool(url, { poolSize: 1 });
  return { read: readingOn(pool), close: () => pool.end() };
}

function readingOn(pool: pg.Pool) {
  const query = pool.query.bind(pool) as Query;
  const committed: Query = async (...args) => {
    checkReadOutsideUnits();
    try {
      return await query(...args);
    } catch (error) {
      throw translated(error);
    }
  };
  return readerOf(builderOn(committed), postgresTables);
}

async function migrate(url: string) {
  const client = clientAt(url);
  client.on('error', () => undefined);
  await client.connect().catch((error: Error) => {
    throw new DatabaseRefused(`PostgreSQL cannot be reached: ${error.message}.`);
  });
  try {
    await checkServer(client);
    await migratePostgres(client);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new DatabaseRefused(`PostgreSQL could not be brought up to date: ${error.message}.`);
  } finally {
    await client.end();
  }
}

function clientAt(url: string) {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  } catch {
    // What it says may hold the password.
    throw new DatabaseRefused(
      'DATABASE_URL cannot be read as an address: signs such as #, / and % in a password are written as %23, %2F and %25.',
    );
  }
}

async function checkServer(client: pg.Client) {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    "select current_setting('server_version') as version, current_setting('server_encoding') as encoding",
  );
  for (const { version, encoding } of rows) {
    if (Number.parseInt(version, 10) < oldest) {
      throw new DatabaseRefused(`PostgreSQL ${oldest} or later is needed, and this is ${version}.`);
    }
    if (encoding !== 'UTF8') {
      throw new DatabaseRefused(`The database has the encoding ${encoding}, and UTF8 is needed.`);
    }
  }
}

function openPool(url: string, { poolSize = 10, onError = () => undefined }: DatabaseOptions) {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: patienceMs,
    idle_in_transaction_session_timeout: 10_000,
    statement_timeout: 30_000,
    keepAlive: true,
    options: '-c timezone=UTC',
  });
  pool.on('error', onError);
  // A client in use tells its own death, and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function writeTo<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  checkNoUnit();
  for (let attempt = 0; ; attempt++) {
    try {
      return await runUnit(pool, work);
    } catch (error) {
      if (attempt === retries || !isWorthRetrying(error)) throw translated(error);
    }
    await sleep(Math.random() * 10 * 2 ** attempt);
  }
}
