import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '../services.ts';

interface Going {
  /** From 0 to 1. */
  part: number;
  ended: Promise<void>;
}

/** What this process is at: a unit that goes on can tell nobody of it through the database. */
const going = new Map<string, Going>();

const keyOf = ({ database }: Services, importId: number) => `${database.url} ${importId}`;

/** How much of an import is done, from 0 to 1; undefined where another process does it. */
export const partDone = (services: Services, importId: number): number | undefined =>
  going.get(keyOf(services, importId))?.part;

/** Does it, unless it is being done here already. Either way it has ended when this resolves. */
export function once(
  services: Services,
  importId: number,
  work: (tell: (part: number) => void) => Promise<void>,
): Promise<void> {
  const key = keyOf(services, importId);
  const known = going.get(key);
  if (known) return known.ended;
  const own: Going = { part: 0, ended: Promise.resolve() };
  going.set(key, own);
  own.ended = work((part) => {
    own.part = part;
  }).finally(() => going.delete(key));
  return own.ended;
}

/** What goes on in this process with this database has ended. */
export async function allEnded({ database }: Services) {
  const own = [...going].filter(([key]) => key.startsWith(`${database.url} `));
  await Promise.allSettled(own.map(([, { ended }]) => ended));
}

/** Waits as long as one waits for a page: most lists are tried by then. */
export async function atMost(ms: number, work: Promise<unknown>) {
  const over = new AbortController();
  await Promise.race([work, sleep(ms, undefined, { signal: over.signal }).catch(() => {})]);
  over.abort();
}
