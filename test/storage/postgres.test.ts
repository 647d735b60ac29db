import { eq } from 'drizzle-orm/sql';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import type { Database, DatabaseOptions, Tx } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { statement, value } from '../../src/storage/statement.ts';
import { createPostgresDatabase } from '../support/postgres-databases.ts';
import { startSilentPeer } from '../support/smtp.ts';

async function open(options: DatabaseOptions = {}) {
  const url = await createPostgresDatabase('template template_migrated');
  const admin = new pg.Client(url);
  admin.on('error', () => undefined);
  await admin.connect();
  const database = await openDatabase(url, options);
  onTestFinished(async () => {
    await database.close();
    await admin.end();
  });
  return { database, admin };
}

/** As at a failover: every connection but this one. */
const endAllConnections = (admin: pg.Client) =>
  admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

const keep = (key: string) => async (tx: Tx) => {
  await tx.insert(tx.tables.settings).values({ key, value: 0 });
};

const keys = async ({ read }: Database) => {
  const { settings } = read.tables;
  return (await read.select({ key: settings.key }).from(settings)).map(({ key }) => key).sort();
};

const unavailable = { code: 'unavailable', statusCode: 503 };

describe.skipIf(!inject('postgres'))('PostgreSQL', () => {
  it('may end connections that rest', async () => {
    const onError = vi.fn();
    const { database, admin } = await open({ onError });
    await Promise.all([database.write(keep('a')), database.write(keep('b'))]);
    await endAllConnections(admin);
    await Promise.all([database.write(keep('c')), database.write(keep('d'))]);
    expect(await keys(database)).toEqual(['a', 'b', 'c', 'd']);
    await endAllConnections(admin);
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
  });

  it('may end the connection of a unit between its queries', async () => {
    const { database, admin } = await open();
    const unit = database.write(async (tx) => {
      await keep('lost')(tx);
      await endAllConnections(admin);
      await keep('never')(tx);
    });
    await expect(unit).rejects.toMatchObject(unavailable);
    await database.write(keep('next'));
    expect(await keys(database)).toEqual(['next']);
  });

  it('may end the connection of a unit in a query', async () => {
    const { database, admin } = await open();
    await admin.query('begin; lock table settings in access exclusive mode');
    const unit = database.write(keep('lost'));
    const answer = expect(unit).rejects.toMatchObject(unavailable);
    await vi.waitFor(async () => {
      const { rows } = await admin.query(
        'select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())',
      );
      expect(rows).toHaveLength(1);
    });
    await endAllConnections(admin);
    await answer;
    await admin.query('commit');
    expect(await keys(database)).toEqual([]);
  });

  it('has two units that lock each other both done, one of them twice', async () => {
    const { database } = await open();
    await database.write(async (tx) => {
      await keep('a')(tx);
      await keep('b')(tx);
    });
    const bothHaveOne = barrier(2);
    let runs = 0;
    const lockInOrder = (keysInOrder: string[]) =>
      database.write(async (tx) => {
        runs++;
        const { settings } = tx.tables;
        for (const key of keysInOrder) {
          await tx.update(settings).set({ value: 1 }).where(eq(settings.key, key));
          await bothHaveOne();
        }
      });
    await Promise.all([lockInOrder(['a', 'b']), lockInOrder(['b', 'a'])]);
    expect(runs).toBe(3);
  });

  it('has two units that give one name both done: the later sees whose it is', async () => {
    const { database } = await open();
    const bothHaveLooked = barrier(2);
    const give = (key: string) =>
      database.write(async (tx) => {
        const { settings } = tx.tables;
        const isTaken = (await tx.select().from(settings).where(eq(settings.key, key))).length > 0;
        await bothHaveLooked();
        if (!isTaken) await keep(key)(tx);
        return isTaken ? 'taken' : 'given';
      });
    expect((await Promise.all([give('a'), give('a')])).toSorted()).toEqual(['given', 'taken']);
  });

  it.for(['40001', '40P01'])('is asked six times at most when it answers %s', async (code) => {
    const { database, admin } = await open();
    await admin.query(`
      create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'again' using errcode = '${code}'; end $$;
      create trigger refuse before insert on settings execute function refuse();
    `);
    let runs = 0;
    const unit = database.write(async (tx) => {
      runs++;
      await keep('a')(tx);
    });
    await expect(unit).rejects.toMatchObject({ ...unavailable, cause: { code } });
    expect(runs).toBe(6);
  });

  it('never commits half of a unit that caught an error', async () => {
    const { database } = await open();
    await database.write(keep('taken'));
    const unit = database.write(async (tx) => {
      await keep('half')(tx);
      await keep('taken')(tx).catch(() => undefined);
    });
    await expect(unit).rejects.toThrow('A unit of work went on after an error');
    expect(await keys(database)).toEqual(['taken']);
  });

  it('keeps prepared statements with each of the clients, as many as it may have', async () => {
    const { database, admin } = await open({ poolSize: 3 });
    const insert = statement((db) =>
      db.insert(db.tables.settings).values({ key: value('key'), value: 1 }),
    );
    const units = Array.from({ length: 30 }, (_, n) =>
      database.write((tx) => insert(tx, { key: `key ${n}` })),
    );
    await Promise.all(units);
    expect(await keys(database)).toHaveLength(30);
    const { rows } = await admin.query(
      'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(rows).toHaveLength(3);
  });

  it('names no value in the errors of a read', async () => {
    const { database } = await open();
    const { settings } = database.read.tables;
    const secret = 'asa@example.se\0';
    const error = await database.read
      .select()
      .from(settings)
      .where(eq(settings.key, secret))
      .then(undefined, (thrown) => thrown);
    expect(error).toMatchObject({ name: 'Error', code: expect.stringMatching(/^22/) });
    expect(`${error.stack}${JSON.stringify(error)}${error.cause}`).not.toContain('asa@');
  });

  it('refuses a server that is not there, and a database that has no UTF-8, with a sentence', async () => {
    await expect(openDatabase('postgres://test@127.0.0.1:1/none')).rejects.toThrow(
      'PostgreSQL cannot be reached: connect ECONNREFUSED 127.0.0.1:1.',
    );
    const latin = await createPostgresDatabase("template template0 encoding 'LATIN1' locale 'C'");
    await expect(openDatabase(latin)).rejects.toThrow(
      'The database has the encoding LATIN1, and UTF8 is needed.',
    );
  });

  it('refuses an address that cannot be read without repeating it', async () => {
    const opening = openDatabase('postgres://anna:hush#hush@/x@:1/db');
    await expect(opening).rejects.toThrow(/^DATABASE_URL cannot be read as an address/);
    await expect(opening).rejects.not.toThrow(/hush/);
  });

  it('refuses a database that its user may make no tables in, with a sentence', async () => {
    const url = await createPostgresDatabase('template template0');
    const admin = new pg.Client(url);
    await admin.connect();
    await admin.query('create role guest login');
    onTestFinished(async () => {
      await admin.query('drop role guest');
      await admin.end();
    });
    await expect(openDatabase(url.replace('//test@', '//guest@'))).rejects.toThrow(
      'PostgreSQL could not be brought up to date: permission denied for schema public.',
    );
  });

  it('gives up on a server that never says a word', async () => {
    const silent = await startSilentPeer();
    onTestFinished(() => silent.close());
    await expect(openDatabase(`postgres://test@127.0.0.1:${silent.port}/db`)).rejects.toThrow(
      /^PostgreSQL cannot be reached: .*timeout/,
    );
  }, 20_000);
});

/** Opens, for good, when so many have come. */
function barrier(many: number) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return () => {
    if (++come >= many) open();
    return opened;
  };
}
