import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { migratePostgres } from '../../src/storage/migrate.postgres.ts';
import { migrateSqlite } from '../../src/storage/migrate.sqlite.ts';
import { type Migration, migrationsTable } from '../../src/storage/migrations.ts';

export interface Column {
  table: string;
  column: string;
  type: string;
}
export type Row = Record<string, unknown>;

/** A database at any migration, past the schema of today, which cannot be asked about yesterday's. */
export interface RawDatabase {
  migrate(known: Migration[]): Promise<void>;
  run(sql: string): Promise<Row[]>;
  columns(): Promise<Column[]>;
  insert(table: string, row: Row): Promise<void>;
  close(): Promise<void>;
}

export async function openRaw(url: string): Promise<RawDatabase> {
  return url.startsWith('postgres') ? rawPostgres(url) : rawSqlite(url);
}

/** Two rows in every table, each with something in every column. */
export async function fill(database: RawDatabase) {
  const tables = Map.groupBy(await database.columns(), ({ table }) => table);
  for (const [table, columns] of tables) {
    for (const n of [1, 2]) {
      const row = columns.map(({ column, type }) => [
        column,
        sample(type, `${table}.${column}`, n),
      ]);
      await database.insert(table, Object.fromEntries(row));
    }
  }
}

/** All rows, in order, by table. */
export async function contents(database: RawDatabase) {
  const rows: Record<string, Row[]> = {};
  for (const { table } of await database.columns()) {
    rows[table] ??= await database.run(`select * from ${table} order by 1`);
  }
  return rows;
}

/** Numbers point at the row of the same number, so foreign keys hold. */
function sample(type: string, name: string, n: number): unknown {
  if (type.startsWith('integer')) return n;
  if (type === 'boolean') return n === 1;
  if (type.startsWith('timestamp')) return new Date(n);
  // Valid also where the column holds JSON.
  return JSON.stringify({ sv: `å ä ö ${name} ${n}` });
}

function rawSqlite(file: string): RawDatabase {
  const open = () => {
    const connection = new BetterSqlite(file);
    connection.pragma('foreign_keys = OFF');
    return connection;
  };
  const once = <T>(work: (connection: BetterSqlite.Database) => T) => {
    const connection = open();
    try {
      return work(connection);
    } finally {
      connection.close();
    }
  };
  return {
    migrate: (known) => migrateSqlite(file, known),
    run: async (sql) =>
      once((connection) => {
        const statement = connection.prepare<[], Row>(sql);
        if (statement.reader) return statement.all();
        statement.run();
        return [];
      }),
    columns: async () =>
      once((connection) =>
        connection
          .prepare<[string], Column>(
            `select t.name as "table", c.name as "column", lower(c.type) as type
             from sqlite_schema t join pragma_table_info(t.name) c
             where t.type = 'table' and t.name not like 'sqlite_%' and t.name <> ?
             order by t.name, c.cid`,
          )
          .all(migrationsTable),
      ),
    insert: async (table, row) =>
      once((connection) => {
        const columns = Object.keys(row).map((name) => `"${name}"`);
        const values = Object.values(row).map(() => '?');
        connection
          .prepare(`insert into ${table} (${columns}) values (${values})`)
          .run(...Object.values(row));
      }),
    close: async () => undefined,
  };
}

async function rawPostgres(url: string): Promise<RawDatabase> {
  const client = new pg.Client(url);
  await client.connect();
  const run = async (sql: string, values?: unknown[]) =>
    (await client.query<Row>(sql, values)).rows;
  return {
    migrate: (known) => migratePostgres(client, known),
    run,
    columns: async () =>
      (await run(
        `select table_name as "table", column_name as "column", data_type as type
         from information_schema.columns where table_schema = 'public' and table_name <> $1
         order by table_name, ordinal_position`,
        [migrationsTable],
      )) as unknown as Column[],
    async insert(table, row) {
      const columns = Object.keys(row).map((name) => `"${name}"`);
      const values = Object.keys(row).map((_, n) => `$${n + 1}`);
      await run('set session_replication_role = replica');
      await run(
        `insert into ${table} (${columns}) overriding system value values (${values})`,
        Object.values(row),
      );
      await run('set session_replication_role = origin');
    },
    close: () => client.end(),
  };
}
