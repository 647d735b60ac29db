import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core/columns';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core/table';
import type { Tx } from './database.ts';
import type { Tables } from './schema.ts';
import { type Query, statement, value } from './statement.ts';

/** Rows in a statement. */
const atOnce = 50;
/** So many of what is left are stored one by one: statements for each number would be too many. */
const fewest = 5;

type Name = keyof Tables;
type NewRow<N extends Name> = Tables[N]['$inferInsert'];
type Row<N extends Name> = Tables[N]['$inferSelect'];
type Column<N extends Name> = keyof NewRow<N> & string;

interface Insert extends Query<unknown[]> {
  onConflictDoNothing(): Insert;
  returning(): Insert;
}

/**
 * Stores many rows, whose columns are named here; one that a row leaves out is null. Statements for
 * one and for fifty are built once, as drizzle needs longer to build one than SQLite to do it.
 *
 * @returns A function that gives the rows as they are stored, in the order given, where `returning`
 * asks for them; of those that a unique index kept out, with `passesConflicts`, nothing.
 */
export function insertMany<N extends Name, C extends Column<N>>(
  name: N,
  columns: readonly C[],
  { passesConflicts = false, returning = false } = {},
): (tx: Tx, rows: Pick<NewRow<N>, C>[]) => Promise<Row<N>[]> {
  const query = (tx: Tx, values: unknown): Insert => {
    const insert = tx.insert(tx.tables[name] as SQLiteTable).values(values as never);
    const plain = insert as unknown as Insert;
    const wanted = passesConflicts ? plain.onConflictDoNothing() : plain;
    return returning ? wanted.returning() : wanted;
  };
  const names = Array.from({ length: atOnce }, (_, nth) => columns.map((one) => one + nth));
  const statementFor = (length: number) =>
    statement((tx: Tx) => {
      const table = tx.tables[name] as unknown as Record<C, AnySQLiteColumn>;
      const placeholders = names
        .slice(0, length)
        .map((own) =>
          Object.fromEntries(columns.map((one, at) => [one, value(own[at] ?? '', table[one])])),
        );
      return query(tx, placeholders);
    });
  const [insertOne, insertFifty] = [statementFor(1), statementFor(atOnce)];
  const valuesOf = (rows: Pick<NewRow<N>, C>[]) => {
    const values: Record<string, unknown> = {};
    for (const [nth, row] of rows.entries()) {
      for (const [at, column] of columns.entries()) {
        values[names[nth]?.[at] ?? ''] = row[column] ?? null;
      }
    }
    return values;
  };
  return async (tx, rows) => {
    const stored: unknown[] = [];
    const keep = (added: unknown[]) => {
      if (returning) stored.push(...added);
    };
    let from = 0;
    for (; from + atOnce <= rows.length; from += atOnce) {
      keep(await insertFifty(tx, valuesOf(rows.slice(from, from + atOnce))));
    }
    const rest = rows.slice(from);
    if (rest.length > fewest) keep(await query(tx, rest));
    else for (const row of rest) keep(await insertOne(tx, valuesOf([row])));
    return stored as Row<N>[];
  };
}
