import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { isBusy } from './conflicts.ts';
import { DatabaseRefused } from './database.ts';

export type Connection = BetterSqlite.Database;

const required = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };
const patienceMs = 10_000;
/** At most; taken as it is needed. Of a million bookings it holds the indexes that people arrive in at random. */
const cacheKib = 65_536;

/** A connection that keeps what it commits; refuses a file where that cannot be had. */
export async function connect(file: string): Promise<Connection> {
  let connection: Connection | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const opened = new BetterSqlite(file, { timeout: 0 });
    connection = opened;
    await patiently(() => setPragmas(opened, file));
    return opened;
  } catch (error) {
    connection?.close();
    if (error instanceof DatabaseRefused || !(error instanceof Error)) throw error;
    throw new DatabaseRefused(`The database ${file} cannot be opened: ${error.message}.`);
  }
}

/** Tries again while another process holds the lock, and lets the event loop live meanwhile. */
export async function patiently<T>(step: () => T, forMs = patienceMs): Promise<T> {
  const until = performance.now() + forMs;
  for (;;) {
    try {
      return step();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
    await sleep(5 + Math.random() * 20);
  }
}

function setPragmas(connection: Connection, file: string) {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // What a savepoint may have to undo would else be written to a file: an insert took 40 µs, not 15.
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`cache_size = -${cacheKib}`);
  for (const [name, wanted] of Object.entries(required)) {
    const found = connection.pragma(name, { simple: true });
    if (found === wanted) continue;
    throw new DatabaseRefused(
      `The database ${file} has ${name} = ${found}, not ${wanted}: sign-ups could be lost there. Put it on a local disk.`,
    );
  }
}
