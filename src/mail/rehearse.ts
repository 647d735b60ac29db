import type { Services } from '../services.ts';
import type { Database } from '../storage/database.ts';
import { Undone, unlessUndone } from '../storage/try-out.ts';
import type { LetterBook } from './letter.ts';
import { listLettersSince, newestLetterId } from './person-letters-store.ts';
import { type LetterRow, letterOf } from './store.ts';

export interface PreviewedLetter {
  to: string;
  subject: string;
  text: string;
}

export interface Rehearsal {
  /** To the address it is about. */
  letters: PreviewedLetter[];
  /** Letters that go to other people, as an offer of the seat that is freed. */
  others: number;
}

/**
 * Does what a verb does, reads the letters that it stored, and undoes it all.
 *
 * @param emails The addresses that it is about.
 */
export async function rehearse<T>(
  services: Services,
  book: LetterBook,
  emails: (string | null)[],
  verb: (services: Services) => Promise<T>,
): Promise<{ result: T; rehearsal: Rehearsal }> {
  const { result, rows } = await tried(services, verb);
  const own = rows.filter((row) => emails.includes(row.recipientEmail));
  const letters = await written(services, book, own);
  return { result, rehearsal: { letters, others: rows.length - own.length } };
}

/** As `rehearse`, with the letters as they are stored. */
export async function tried<T>(
  services: Services,
  verb: (services: Services) => Promise<T>,
): Promise<{ result: T; rows: LetterRow[] }> {
  const at = services.clock();
  const database: Database = {
    ...services.database,
    write: (work) =>
      services.database.write(async (tx) => {
        const newest = await newestLetterId(tx);
        const result = await work(tx);
        throw new Undone({ result, rows: await listLettersSince(tx, newest, at) });
      }),
  };
  return unlessUndone(
    verb({ ...services, database, clock: () => at }).then(() => {
      throw new Error('The verb wrote nothing');
    }),
  );
}

/** What letters say; their links are made with another key: a person's own is nobody else's to open. */
export async function written({ config, random }: Services, book: LetterBook, rows: LetterRow[]) {
  const closed = { ...config, secretKey: random(24) };
  const letters: PreviewedLetter[] = [];
  for (const row of rows) {
    const write = book[row.kind];
    if (!write) throw new Error(`No room writes letters of the kind ${row.kind}`);
    const { subject, text } = await write(letterOf(row), closed);
    letters.push({ to: row.recipientEmail, subject, text });
  }
  return letters;
}
