import { readFileSync } from 'node:fs';
import {
  type DrizzleSnapshotJSON,
  type DrizzleSQLiteSnapshotJSON,
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { describe, expect, it } from 'vitest';
import { readMigrations } from '../../src/storage/migrations.ts';
import * as postgres from '../../src/storage/schema.postgres.ts';
import * as sqlite from '../../src/storage/schema.sqlite.ts';
import { describeEngines } from '../support/database.ts';
import { openRaw } from '../support/filled.ts';

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

const names = (tables: Record<string, object>) =>
  Object.entries(tables)
    .flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`))
    .sort();

it('both schemas have the same tables and columns', () => {
  expect(names({ ...sqlite })).toEqual(names({ ...postgres }));
});

describeEngines('a migrated database', (engine) => {
  it('has the tables and columns of the schema', async () => {
    const url = await engine.place({ empty: true });
    const database = await openRaw(url);
    await database.migrate(readMigrations(engine.name));
    const found = (await database.columns()).map(({ table, column }) => `${table}.${column}`);
    await database.close();
    const { tables } = newestSnapshot<{
      tables: Record<string, { name: string; columns: Record<string, unknown> }>;
    }>(engine.name);
    const wanted = Object.values(tables).map(({ name, columns }) => [name, columns] as const);
    expect(found.sort()).toEqual(names(Object.fromEntries(wanted)));
    expect(found.length).toBe(
      names({ ...sqlite }).filter((one) => !one.includes('.enableRLS')).length,
    );
  });
});
