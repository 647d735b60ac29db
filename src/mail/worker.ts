import type { Services } from '../services.ts';
import { claimLetter } from './claim.ts';
import type { LetterBook } from './letter.ts';
import { type Message, makeMessage } from './message.ts';
import { failureOf, nameOf, type Verdict, verdictOn } from './retry.ts';
import { type LetterRow, letterOf, lockTraffic, settleLetter, storeTraffic } from './store.ts';
import { pauseUntil, readTraffic } from './traffic.ts';
import type { Transport } from './transport.ts';

/**
 * Sends what is due now, lane by lane and a few at a time (MAIL-08), and settles each letter by
 * itself. At least once: a letter whose sender died is sent again, with the same bytes (MAIL-04).
 *
 * @param signal When it aborts, letters under way are finished and no more are begun.
 */
export async function deliverDue(
  services: Services,
  book: LetterBook,
  transport: Transport,
  signal?: AbortSignal,
): Promise<void> {
  const postman: Postman = { services, book, transport, worker: services.random(9) };
  const rounds = Array.from({ length: services.config.mailConcurrency }, async () => {
    while (!signal?.aborted && (await deliverNext(postman)));
  });
  const broken = (await Promise.allSettled(rounds)).find((round) => round.status === 'rejected');
  if (broken) throw broken.reason;
}

interface Postman {
  services: Services;
  book: LetterBook;
  transport: Transport;
  worker: string;
}

async function deliverNext(postman: Postman): Promise<boolean> {
  const { services, transport, worker } = postman;
  const perMinute = transport.isServer ? services.config.mailPerMinute : Number.POSITIVE_INFINITY;
  const row = await claimLetter(services, { worker, perMinute, counts: transport.reaches });
  if (!row) return false;
  await deliver(postman, row);
  return true;
}

async function deliver(postman: Postman, row: LetterRow) {
  if (!postman.transport.reaches(row.recipientEmail)) {
    return settle(postman, row, { state: 'withheld' });
  }
  const message = await make(postman, row);
  if (message) await send(postman, row, message);
}

/** A letter that cannot be made is kept as failed, for someone to see. */
async function make({ services, book, ...postman }: Postman, row: LetterRow) {
  const letter = letterOf(row);
  try {
    const write = book[row.kind];
    if (!write) throw new Error(`No room writes letters of the kind ${row.kind}`);
    return makeMessage(letter, await write(letter, services.config), services.config);
  } catch (error) {
    services.log.error({ err: error, letter: row.id, kind: row.kind }, 'a letter cannot be made');
    const name = error instanceof Error ? error.name : typeof error;
    await settle({ services, book, ...postman }, row, {
      state: 'failed',
      lastError: `unmade ${name}`,
    });
    return;
  }
}

async function send(postman: Postman, row: LetterRow, message: Message) {
  const { services, transport } = postman;
  try {
    await transport.send(message);
  } catch (error) {
    return settleFailure(postman, row, error);
  }
  await settle(postman, row, { state: 'sent', sentAt: services.clock(), lastError: null });
}

async function settleFailure(postman: Postman, row: LetterRow, error: unknown) {
  const { clock, log, random } = postman.services;
  const failure = failureOf(error);
  const lastError = nameOf(failure);
  const { attempts, createdAt } = row;
  const verdict = verdictOn(failure, { attempts, createdAt, now: clock(), chance: chance(random) });
  const line = { letter: row.id, kind: row.kind, reply: lastError, verdict: verdict.kind };
  log.warn(line, 'a letter was not taken');
  if (verdict.kind === 'pause') return pause(postman, row, { ...verdict, lastError });
  await settle(postman, row, { ...settledAs(verdict), lastError });
}

function settledAs(verdict: Exclude<Verdict, { kind: 'pause' }>) {
  if (verdict.kind === 'failed') return { state: 'failed' } as const;
  return { state: 'queued', nextAttemptAt: verdict.at } as const;
}

/** Everything waits, and the letter that met the limit is as if it had not been tried (MAIL-09). */
function pause(
  { services, worker }: Postman,
  row: LetterRow,
  { until, lastError }: { until: Date; lastError: string },
) {
  return services.database.write(async (tx) => {
    const traffic = readTraffic(await lockTraffic(tx));
    await storeTraffic(tx, pauseUntil(traffic, until));
    const settled = { state: 'queued', attempts: row.attempts - 1, lastError } as const;
    await settleLetter(tx, { id: row.id, worker }, settled);
  });
}

function settle(
  { services, worker }: Postman,
  { id }: LetterRow,
  settled: Parameters<typeof settleLetter>[2],
) {
  return services.database.write((tx) => settleLetter(tx, { id, worker }, settled));
}

/** From 0 to 1. */
function chance(random: Services['random']) {
  return Buffer.from(random(4), 'base64url').readUInt32BE() / 0xffff_ffff;
}
