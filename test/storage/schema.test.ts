import { readFileSync } from 'node:fs';
import {
  type DrizzleSnapshotJSON,
  type DrizzleSQLiteSnapshotJSON,
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import type { Table } from 'drizzle-orm/table';
import { getTableColumns } from 'drizzle-orm/utils';
import { describe, expect, it } from 'vitest';
import { readMigrations } from '../../src/storage/migrations.ts';
import * as postgres from '../../src/storage/schema.postgres.ts';
import * as sqlite from '../../src/storage/schema.sqlite.ts';
import { describeEngines } from '../support/database.ts';
import { openRaw } from '../support/filled.ts';

// drizzle-kit gives every array a `random`, and test files share what they have loaded.
Reflect.deleteProperty(Array.prototype, 'random');

/** What drizzle-kit took down when it wrote the newest migration. */
function newestSnapshot<Snapshot>(engine: string): Snapshot {
  const folder = new URL(`../../migrations/${engine}/meta/`, import.meta.url);
  const { entries } = JSON.parse(readFileSync(new URL('_journal.json', folder), 'utf8'));
  const number = String(entries.at(-1).idx).padStart(4, '0');
  return JSON.parse(readFileSync(new URL(`${number}_snapshot.json`, folder), 'utf8'));
}

describe('the migrations are in step with the schema', () => {
  it('on SQLite', async () => {
    const now = await generateSQLiteDrizzleJson(sqlite, undefined, 'snake_case');
    const before = newestSnapshot<DrizzleSQLiteSnapshotJSON>('sqlite');
    expect(await generateSQLiteMigration(before, now as DrizzleSQLiteSnapshotJSON)).toEqual([]);
  });

  it('on PostgreSQL', async () => {
    const now = generateDrizzleJson(postgres, undefined, undefined, 'snake_case');
    const before = newestSnapshot<DrizzleSnapshotJSON>('postgres');
    expect(await generateMigration(before, now as DrizzleSnapshotJSON)).toEqual([]);
  });

  it('with the same names for both engines', () => {
    const tags = (engine: 'sqlite' | 'postgres') => readMigrations(engine).map(({ tag }) => tag);
    expect(tags('sqlite')).toEqual(tags('postgres'));
  });
});

/** Every column, with what it is in JavaScript and whether it may be null. */
const columnsOf = (tables: Record<string, Table>) =>
  Object.entries(tables).flatMap(([table, definition]) =>
    Object.entries(getTableColumns(definition)).map(
      ([column, { dataType, notNull }]) => `${table}.${column} ${dataType} ${notNull}`,
    ),
  );

it('both schemas have the same tables and columns', () => {
  expect(columnsOf({ ...sqlite })).toEqual(columnsOf({ ...postgres }));
  expect(columnsOf({ ...sqlite }).length).toBeGreaterThan(100);
});

describeEngines('a migrated database', (engine) => {
  it('has the tables and columns of the schema', async () => {
    const url = await engine.place({ empty: true });
    const database = await openRaw(url);
    await database.migrate(readMigrations(engine.name));
    const found = (await database.columns()).map(({ table, column }) => `${table}.${column}`);
    await database.close();
    const { tables } = newestSnapshot<Snapshot>(engine.name);
    const wanted = Object.values(tables).flatMap(({ name, columns }) =>
      Object.keys(columns).map((column) => `${name}.${column}`),
    );
    expect(found.sort()).toEqual(wanted.sort());
    expect(found).toHaveLength(columnsOf({ ...sqlite }).length);
  });
});

interface Snapshot {
  tables: Record<string, { name: string; columns: Record<string, unknown> }>;
}
