import { domainOf, domainsOver } from '../matching/index.ts';
import type { Reader } from '../storage/database.ts';
import { cleanText, searchKey } from '../storage/text.ts';
import { listByDomains, listByText } from './store.ts';

/**
 * Listed organisations by a part of a name or spelling, folded; those that start with it first,
 * then in Swedish order. What strangers typed is never among them.
 */
export async function suggest(
  reader: Reader,
  text: string,
  limit = 8,
): Promise<{ name: string }[]> {
  const typed = cleanText(text);
  return searchKey(typed) === '' ? [] : listByText(reader, typed, limit);
}

/** The listed organisation whose mail domain it is; none where several share the domain. */
export function proposeByDomain(reader: Reader, email: string) {
  return ownerOf(reader, domainOf(email));
}

/** The nearest domain with an owner decides: `it.karlstad.se` before `karlstad.se`. */
export async function ownerOf(
  reader: Reader,
  domain: string,
): Promise<{ id: number; name: string } | undefined> {
  const domains = domainsOver(domain);
  if (domains.length === 0) return;
  const owners = await listByDomains(reader, domains);
  for (const each of domains) {
    const [owner, ...others] = owners.filter((one) => one.domain === each);
    if (owner) return others.length > 0 ? undefined : { id: owner.id, name: owner.name };
  }
}
