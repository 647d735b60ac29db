import { existsSync } from 'node:fs';
import { UsageError } from './errors.ts';
import { holdLetters } from './mail/index.ts';
import type { Services } from './services.ts';

/**
 * `npm run backup`: a copy of the database, made beside a running service. Letters are held in it,
 * so that where it is restored nobody gets one twice unasked (REL-04).
 */
export async function backupCommand(
  { database, clock }: Services,
  [file]: string[],
): Promise<string> {
  if (!file) throw new UsageError('npm run backup -- <file>, which is made and must not be there.');
  if (database.engine === 'postgres') {
    throw new UsageError('The database is on PostgreSQL, whose own pg_dump makes the copy.');
  }
  if (existsSync(file)) throw new UsageError(`${file} is there already. Name another file.`);
  const { copySqlite } = await import('./storage/copy.sqlite.ts');
  const { openDatabase } = await import('./storage/open.ts');
  const at = clock();
  const prepare = async (place: string) => {
    const copy = await openDatabase(place);
    await copy.write((tx) => holdLetters(tx, at)).finally(() => copy.close());
  };
  await copySqlite(database.url, file, prepare).catch((error: Error) => {
    throw new UsageError(`${file} could not be written: ${error.message}.`);
  });
  return `${file} holds all that was stored until now. Where it is restored, letters wait for npm run letters.`;
}
