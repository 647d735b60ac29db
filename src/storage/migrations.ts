import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseRefused } from './database.ts';

export interface Migration {
  tag: string;
  hash: string;
  sql: string;
}
export type AppliedMigration = Pick<Migration, 'tag' | 'hash'>;

/** Where each database keeps which migrations it has had, in order. */
export const migrationsTable = 'applied_migrations';

const home = new URL('../../migrations/', import.meta.url);

/** The migrations of this version of the code, oldest first. */
export function readMigrations(engine: 'sqlite' | 'postgres', folder = home): Migration[] {
  const read = (file: string) => readFileSync(new URL(`${engine}/${file}`, folder), 'utf8');
  const journal: { entries: { tag: string }[] } = JSON.parse(read('meta/_journal.json'));
  return journal.entries.map(({ tag }) => {
    const sql = read(`${tag}.sql`).replaceAll('\r\n', '\n');
    return { tag, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

/** What is left to do; throws one sentence if the database and the code have gone apart. */
export function pendingMigrations(known: Migration[], applied: AppliedMigration[]): Migration[] {
  for (const { tag, hash } of applied) {
    const migration = known.find((one) => one.tag === tag);
    if (!migration) {
      throw new DatabaseRefused(
        `The database has had the migration ${tag}, which this version does not know: start the newer version that made it.`,
      );
    }
    if (migration.hash !== hash) {
      throw new DatabaseRefused(
        `The migration ${tag} has been changed since the database had it: put the file back as it was, and add a new migration.`,
      );
    }
  }
  const had = new Set(applied.map(({ tag }) => tag));
  const pending = known.filter(({ tag }) => !had.has(tag));
  const passedOver = pending.find((one) => known.indexOf(one) < applied.length);
  if (passedOver) {
    throw new DatabaseRefused(
      `The migration ${passedOver.tag} was passed over: the database has had later ones, so it must be given a place after them.`,
    );
  }
  return pending;
}
