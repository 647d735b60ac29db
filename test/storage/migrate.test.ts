import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readMigrations } from '../../src/storage/migrations.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { describeEngines, type Engine, sqlite } from '../support/database.ts';
import { contents, fill, openRaw } from '../support/filled.ts';
import { startProcess } from '../support/processes.ts';

const extra = (tag: string, sql: string) => ({ tag, sql, hash: `hash of ${tag}` });

async function raw(engine: Engine) {
  const url = await engine.place({ empty: true });
  const database = await openRaw(url);
  onTestFinished(() => database.close());
  return { url, database };
}

describeEngines('migrations', (engine) => {
  const known = readMigrations(engine.name);

  it('are done once when six processes start at once', async () => {
    const url = await engine.place({ empty: true });
    const processes = Array.from({ length: 6 }, () => startProcess('open.ts', [url]));
    await Promise.all(processes.map(async (one) => expect(await one.line()).toBe('ready')));
    for (const one of processes) one.go();
    const said = await Promise.all(processes.map((one) => one.line()));
    expect(said).toEqual(Array(6).fill('opened'));
    const database = await openDatabase(url);
    onTestFinished(() => database.close());
    expect(await database.read.select().from(database.read.tables.settings)).toHaveLength(6);
  }, 30_000);

  // One for each migration there is but the newest, so that the next one is tried as it comes.
  it.for(known.slice(0, -1).map(({ tag }, n) => [tag, n + 1] as const))(
    'take a filled database at %s to the newest, with every row',
    async ([, length]) => {
      const { database } = await raw(engine);
      await database.migrate(known.slice(0, length));
      await fill(database);
      const before = await contents(database);
      await database.migrate(known);
      expect(await contents(database)).toMatchObject(before);
    },
  );

  it('keep every row when a table that others point at is changed', async () => {
    const { database, url } = await raw(engine);
    await database.migrate(known);
    await fill(database);
    const before = await contents(database);
    await database.migrate([...known, extra('0900_change', changeOfSeminars[engine.name])]);
    const { seminars, ...others } = before;
    const after = await contents(database);
    expect(after).toMatchObject(others);
    expect(after.seminars).toMatchObject(seminars?.map(({ venue, ...row }) => row) ?? []);
    if (engine.name === 'sqlite') expect(copiesOf(url)).toEqual(['test.db.before-0900_change']);
  });

  it('are all undone when one of them fails', async () => {
    const { database } = await raw(engine);
    await database.migrate(known);
    await fill(database);
    const before = await contents(database);
    const failing = [
      extra('0900_first', 'create table firsts (id integer primary key)'),
      extra('0901_second', 'insert into nowhere values (1)'),
    ];
    await expect(database.migrate([...known, ...failing])).rejects.toThrow(/nowhere/);
    expect(await contents(database)).toEqual(before);
    await database.migrate(known);
  });

  it('refuse a database that has gone another way, with a sentence', async () => {
    const { database, url } = await raw(engine);
    await database.migrate([...known, extra('0900_later', 'create table laters (id integer)')]);
    await expect(openDatabase(url)).rejects.toThrow(
      /^The database has had the migration 0900_later/,
    );

    const between = extra('0899_between', 'create table betweens (id integer)');
    const later = extra('0900_later', 'create table laters (id integer)');
    await expect(database.migrate([...known, between, later])).rejects.toThrow(
      /^The migration 0899_between was passed over/,
    );
    await expect(database.migrate([...known, { ...later, hash: 'another' }])).rejects.toThrow(
      /^The migration 0900_later has been changed/,
    );
    await expect(database.migrate([...known, later])).resolves.toBeUndefined();
  });
});

describe('a migration of an SQLite file', () => {
  const known = readMigrations('sqlite');

  it('copies nothing when there is nothing to keep', async () => {
    const { database, url } = await raw(sqlite);
    await database.migrate(known);
    await database.migrate(known);
    expect(copiesOf(url)).toEqual([]);
  });

  it('keeps the last three copies, each as it was before', async () => {
    const { database, url } = await raw(sqlite);
    const more = [1, 2, 3, 4, 5].map((n) =>
      extra(`090${n}_more`, `insert into settings values ('key ${n}', '${n}')`),
    );
    await database.migrate(known);
    for (const n of more.keys()) await database.migrate([...known, ...more.slice(0, n + 1)]);
    expect(copiesOf(url)).toEqual([3, 4, 5].map((n) => `test.db.before-090${n}_more`));
    const copy = new BetterSqlite(`${url}.before-0905_more`);
    expect(copy.prepare('select count(*) from settings').pluck().get()).toBe(4);
    copy.close();
  });

  it('is undone when it leaves a row that points at nothing', async () => {
    const { database } = await raw(sqlite);
    await database.migrate(known);
    await fill(database);
    const before = await contents(database);
    const broken = extra('0900_broken', 'delete from seminars where id = 1');
    await expect(database.migrate([...known, broken])).rejects.toThrow(
      /^The migration was undone: rows of \w+ would point at nothing in seminars\.$/,
    );
    expect(await contents(database)).toEqual(before);
  });
});

/** On SQLite as drizzle-kit writes it: a new table, the rows, the old table away, the new name. */
const changeOfSeminars = {
  postgres: 'alter table seminars alter column venue type varchar(500)',
  sqlite: rebuild('seminars'),
};

function rebuild(table: string) {
  const start = readMigrations('sqlite')
    .map(({ sql }) => sql)
    .join('\n');
  const [create = ''] = start.match(new RegExp(`CREATE TABLE \`${table}\` [^;]+;`)) ?? [];
  const added = start.match(new RegExp(`ALTER TABLE \`${table}\` ADD [^;]+;`, 'g')) ?? [];
  const asNew = (sql: string) => sql.replace(`\`${table}\``, `__new_${table}`);
  return `PRAGMA foreign_keys=OFF;--> statement-breakpoint
    ${[create, ...added].map(asNew).join('\n')}
    INSERT INTO __new_${table} SELECT * FROM ${table};--> statement-breakpoint
    DROP TABLE ${table};--> statement-breakpoint
    ALTER TABLE __new_${table} RENAME TO ${table};--> statement-breakpoint
    PRAGMA foreign_keys=ON;`;
}

const copiesOf = (file: string) =>
  readdirSync(dirname(file))
    .filter((name) => name.includes('.before-'))
    .sort();
