/** What becomes of a letter that the server did not take. */
export type Verdict =
  | { kind: 'failed' }
  | { kind: 'later'; at: Date }
  /** Nobody's letters leave until then, and this one has not been tried (MAIL-09). */
  | { kind: 'pause'; until: Date };

/** What nodemailer says of a failed delivery; all of it may be missing. */
export interface Failure {
  /** As `EENVELOPE`, `ECONNECTION`. */
  code?: string;
  /** SMTP command, as `RCPT TO`. */
  command?: string;
  responseCode?: number;
  response?: string;
  permanent?: boolean;
}

export interface Attempted {
  /** This one included. */
  attempts: number;
  createdAt: Date;
  now: Date;
  /** By chance, from 0 to 1. */
  chance: number;
}

const minute = 60;
const hour = 60 * minute;

/** Seconds until the next attempts (MAIL-06); the last one again and again, until two days passed. */
interface Delays {
  first: number[];
  later: number[];
}
const quick: Delays = {
  first: [10, 30, minute, 5 * minute, 15 * minute],
  later: [30 * minute],
};
const slow: Delays = {
  first: [minute, 5 * minute, 10 * minute, 20 * minute, 30 * minute],
  later: [hour, 2 * hour, 4 * hour, 6 * hour],
};
/** A server that has too many connections at once: anywhere within half an hour, ten times. */
const scattered: Delays = { first: Array<number>(10).fill(30 * minute), later: slow.later };
const giveUpAfterMs = 48 * hour * 1000;
export const pauseMs = hour * 1000;

const quickCodes = new Set([421, 422, 431, 442, 447, 452, 101, 111]);
const concurrencyCode = 432;
/** A mailbox that is full, or a server that finds a letter of 20 kB too large: both pass. */
const storageCode = 552;

export function verdictOn(failure: Failure, attempted: Attempted): Verdict {
  const { now } = attempted;
  if (isDailyLimit(failure)) return { kind: 'pause', until: new Date(now.getTime() + pauseMs) };
  if (isRefusal(failure)) return { kind: 'failed' };
  return laterOrNever(failure, attempted);
}

/** Our account has sent enough for a day; the address is as good as any. */
function isDailyLimit({ response = '' }: Failure) {
  return /^(554[ -]5\.2\.0|550[ -]5\.4\.5)\b/.test(response);
}

/** The server will never take this letter to this person (MAIL-05). */
function isRefusal({ code, command, permanent, responseCode }: Failure) {
  const ofLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  // Refusing the sender says nothing of the one it is for.
  return permanent === true && ofLetter && command !== 'MAIL FROM' && responseCode !== storageCode;
}

function laterOrNever(failure: Failure, { attempts, createdAt, now, chance }: Attempted): Verdict {
  const { first, later } = delaysOf(failure);
  const isLate = attempts > first.length;
  const late = later[Math.min(attempts - first.length, later.length) - 1];
  const delay = (isLate ? late : first[attempts - 1]) ?? hour;
  const share = first === scattered.first && !isLate ? chance : 0.8 + 0.4 * chance;
  const at = new Date(now.getTime() + Math.max(1, Math.round(delay * share)) * 1000);
  const isTooLate = isLate && at.getTime() > createdAt.getTime() + giveUpAfterMs;
  return isTooLate ? { kind: 'failed' } : { kind: 'later', at };
}

function delaysOf({ code, responseCode = 0 }: Failure): Delays {
  if (responseCode === concurrencyCode) return scattered;
  const isOfServer = code !== 'EENVELOPE' && code !== 'EMESSAGE';
  return isOfServer || quickCodes.has(responseCode) ? quick : slow;
}

/** For the outbox and the log: reply code and status, or the class of the error; no address. */
export function nameOf({ code, responseCode, response = '' }: Failure): string {
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  // A reply to our greeting or sign-in is trouble of the whole queue, whatever its number.
  const ofLetter = code === undefined || code === 'EENVELOPE' || code === 'EMESSAGE';
  const reply = [responseCode, status].filter(Boolean).join(' ');
  if (ofLetter && reply) return reply;
  return [code ?? 'EUNKNOWN', reply].filter(Boolean).join(' ');
}

/** Reads what an unknown error says of itself. */
export function failureOf(error: unknown): Failure {
  if (typeof error !== 'object' || error === null) return {};
  const { code, command, responseCode, response, permanent } = error as Record<string, unknown>;
  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof command === 'string' ? { command } : {}),
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
    ...(typeof response === 'string' ? { response } : {}),
    ...(typeof permanent === 'boolean' ? { permanent } : {}),
  };
}
