import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What is kept of a cookie: never itself (SEC-05). */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');

/**
 * The code of a sign-in token: eight digits, made from the key so that the letter can carry it
 * and the database holds nothing that opens anything.
 */
export function codeOf(key: string, tokenId: number, browserHash: string) {
  const mac = createHmac('sha256', key).update(`sign-in-code\0${tokenId}\0${browserHash}`).digest();
  return String(mac.readUInt32BE() % 100_000_000).padStart(8, '0');
}

/** As it is typed: spaces and the like make no difference. */
export function isCode(typed: string, code: string) {
  const digits = typed.replace(/\D/g, '');
  return digits.length === code.length && timingSafeEqual(Buffer.from(digits), Buffer.from(code));
}

const minute = 60_000;

/** ASVS 6.5.5: a mailed link lives at most ten minutes. */
export const tokenMs = 10 * minute;
/** SEC-06: a sign-in that is not used for this long is over, and none lasts longer than `longestMs`. */
export const idleMs = 30 * minute;
export const longestMs = 8 * 60 * minute;
/** After so many wrong codes only the link, or a new letter, helps. */
export const codeAttempts = 5;
