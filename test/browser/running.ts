import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { and, asc, eq } from 'drizzle-orm/sql';
import { expect, onTestFinished } from 'vitest';
import { shared } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { BookingState } from '../../src/storage/values.ts';
import { readCalendar } from '../calendar/reading.ts';
import type { Engine } from '../support/database.ts';
import { startService } from '../support/service.ts';
import { freePort } from '../support/site.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const secretKey = 'a secret of the tests, long enough';

/** The service as `npm start` runs it, with its demo and its workers, beside the commands. */
export async function startRunning(engine: Engine) {
  const place = await engine.place();
  const port = String(await freePort());
  const env = {
    ...{ PORT: port, HOST: '127.0.0.1', BASE_URL: `http://127.0.0.1:${port}` },
    ...{ DATABASE_URL: place, SECRET_KEY: secretKey, LOG_LEVEL: 'debug' },
  };
  const service = startService(env);
  const origin = await service.ready;
  return {
    origin,
    command: operatorWith(env),
    letters: (email: string) => readMailbox(origin, email),
    people: () => lookUp(place),
  };
}

/** `npm run …`, as the operator types it. */
export const operatorWith =
  (env: Record<string, string>) =>
  async (script: string, ...words: string[]) => {
    const { PATH = '', HOME = '/' } = process.env;
    const options = { cwd: root, env: { PATH, HOME, ...env } };
    const run = ['run', '--silent', script, '--', ...words];
    return (await promisify(execFile)('npm', run, options)).stdout;
  };

export interface MailboxLetter {
  path: string;
  subject: string;
  /** Its calendar part, read back. */
  calendar: ReturnType<typeof readCalendar> | undefined;
}

/** The letters to one address, oldest first, as the mailbox page lists them. */
export async function readMailbox(origin: string, email: string): Promise<MailboxLetter[]> {
  const page = await (await fetch(origin + shared.mailbox())).text();
  const rows = page.split('<tr>').filter((row) => row.includes(email));
  const letters = rows.map(async (row) => {
    const [, path = '', subject = ''] = /href="([^"]+)">([^<]*)</.exec(row) ?? [];
    const file = await fetch(`${origin}${shared.letterCalendar(path.split('/').at(-1) ?? '')}`);
    const calendar = file.ok ? readCalendar(await file.text()) : undefined;
    return { path, subject, calendar };
  });
  return (await Promise.all(letters)).reverse();
}

/** Waits until so many letters to the address have come, and gives them. */
export async function waitForLetters(
  running: { letters: (email: string) => Promise<MailboxLetter[]> },
  email: string,
  count: number,
) {
  let letters: MailboxLetter[] = [];
  const arrived = async () => {
    letters = await running.letters(email);
    return letters.length;
  };
  await expect.poll(arrived, { timeout: 30_000, interval: 250 }).toBe(count);
  return letters;
}

/** Whom the demo has at a seminar, in the order they came, with the link of their own page. */
async function lookUp(place: string) {
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  const { read } = database;
  const { bookings, seminars, series, signUps } = read.tables;
  return (slug: string, number: number, state: BookingState) =>
    read
      .select({ email: signUps.email, id: signUps.id, generation: signUps.generation })
      .from(bookings)
      .innerJoin(seminars, eq(seminars.id, bookings.seminarId))
      .innerJoin(series, eq(series.id, seminars.seriesId))
      .innerJoin(signUps, eq(signUps.id, bookings.signUpId))
      .where(and(eq(series.slug, slug), eq(seminars.number, number), eq(bookings.state, state)))
      .orderBy(asc(bookings.id))
      .then((rows) =>
        rows.map(({ email, id, generation }) => ({
          email: email ?? '',
          token: makeSecretLink(secretKey, 'manage', id, generation),
        })),
      );
}
