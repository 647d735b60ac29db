import { domainOf } from '../matching/index.ts';
import type { Reader } from '../storage/database.ts';
import { readRegister } from './read-register.ts';

/**
 * Of the mail addresses of people at each organisation those that speak for a listed one, by its
 * domain; one for each domain, in order.
 */
export async function speakers(
  db: Reader,
  emailsOf: ReadonlyMap<number, readonly string[]>,
): Promise<Map<number, string[]>> {
  const index = await readRegister(db);
  const speaking = new Map<number, string[]>();
  for (const [id, emails] of emailsOf) {
    const domains = new Set(emails.map(domainOf));
    const own = [...domains].filter((domain) => index.ownerOf(`@${domain}`) !== undefined);
    if (own.length > 0)
      speaking.set(
        id,
        own.toSorted().map((domain) => `@${domain}`),
      );
  }
  return speaking;
}
