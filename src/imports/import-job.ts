import type { Reader } from '../storage/database.ts';
import { openDatabase } from '../storage/open.ts';
import { type Imported, type ImportOrder, importPeople, tryImport } from './import-people.ts';
import type { Outcome } from './outcome.ts';

/** How much is done, from 0 to 1. */
export type ImportNews = number;

export interface ImportTask extends ImportOrder {
  databaseUrl: string;
  isTrial: boolean;
}
export type ImportAnswer = { kind: 'tried'; outcome: Outcome } | Imported;

/** A unit of thousands of people holds up nobody but those who write meanwhile. */
export default async function runImport(
  { databaseUrl, isTrial, ...told }: ImportTask,
  _read: Reader,
  tell: (news: ImportNews) => void,
): Promise<ImportAnswer> {
  const order = { ...told, tell };
  const database = await openDatabase(databaseUrl, { poolSize: 1 });
  try {
    if (!isTrial) return await importPeople(database, order);
    const outcome = await tryImport(database, order);
    return outcome ? { kind: 'tried', outcome } : { kind: 'gone' };
  } finally {
    await database.close();
  }
}
