import { existsSync } from 'node:fs';
import { UsageError } from './errors.ts';
import type { Services } from './services.ts';

/** `npm run backup`: a copy of the database, made beside a running service (REL-04). */
export async function backupCommand({ database }: Services, [file]: string[]): Promise<string> {
  if (!file) throw new UsageError('npm run backup -- <file>, which is made and must not be there.');
  if (database.engine === 'postgres') {
    throw new UsageError('The database is on PostgreSQL, whose own pg_dump makes the copy.');
  }
  if (existsSync(file)) throw new UsageError(`${file} is there already. Name another file.`);
  const { copySqlite } = await import('./storage/copy.sqlite.ts');
  await copySqlite(database.url, file).catch((error: Error) => {
    throw new UsageError(`${file} could not be written: ${error.message}.`);
  });
  return `${file} holds all that was stored until now.`;
}
