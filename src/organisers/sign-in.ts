import { record } from '../history/index.ts';
import { openSecretLink } from '../secret-links.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import {
  countAttempt,
  findToken,
  insertSignIn,
  lockTokenOf,
  type SignInToken,
  useToken,
} from './store.ts';
import { codeAttempts, codeOf, hashOf, isCode, longestMs } from './tokens.ts';

export type SignedIn =
  /** The cookie that is the sign-in from now on. */
  | { kind: 'signed-in'; cookie: string }
  /** Used, run out, made up, or asked for in another browser. */
  | { kind: 'refused' }
  | { kind: 'wrong-code' };

/** By the button behind the mailed link: only in the browser that asked. */
export function signInByLink(services: Services, link: string, browser: string): Promise<SignedIn> {
  const { at, cookie } = newSignIn(services);
  const opened = openSecretLink(services.config.secretKey, 'sign-in', link);
  return services.database.write(async (tx) => {
    const token = opened && (await findToken(tx, opened.id));
    if (token?.browserHash !== hashOf(browser)) return { kind: 'refused' };
    return consume(tx, token, cookie, at);
  });
}

/** By the typed code, in the browser that asked. */
export function signInByCode(
  services: Services,
  typed: string,
  browser: string,
): Promise<SignedIn> {
  const { at, cookie } = newSignIn(services);
  return services.database.write(async (tx) => {
    const token = await lockTokenOf(tx, hashOf(browser));
    if (!token || token.attempts >= codeAttempts) return { kind: 'refused' };
    const code = codeOf(services.config.secretKey, token.id, token.browserHash);
    if (isCode(typed, code)) return consume(tx, token, cookie, at);
    await countAttempt(tx, token.id);
    return { kind: 'wrong-code' };
  });
}

/** Whether the link could sign this browser in: for the page with the button, which uses nothing up. */
export async function isForBrowser({ config, database }: Services, link: string, browser: string) {
  const opened = openSecretLink(config.secretKey, 'sign-in', link);
  const token = opened && (await findToken(database.read, opened.id));
  return token?.browserHash === hashOf(browser);
}

const newSignIn = ({ clock, random }: Services) => ({ at: clock(), cookie: random(24) });

async function consume(tx: Tx, token: SignInToken, cookie: string, at: Date): Promise<SignedIn> {
  const used = await useToken(tx, token.id, at);
  if (!used) return { kind: 'refused' };
  await insertSignIn(tx, {
    organiserId: token.organiserId,
    cookieHash: hashOf(cookie),
    createdAt: at,
    lastSeenAt: at,
    expiresAt: new Date(at.getTime() + longestMs),
  });
  await record(tx, {
    at,
    actor: `organiser:${token.organiserId}`,
    event: 'sign_in.made',
    subject: 'organiser',
    subjectId: token.organiserId,
  });
  return { kind: 'signed-in', cookie };
}
