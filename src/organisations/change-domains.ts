import { domainToASCII } from 'node:url';
import { record } from '../history/record.ts';
import { domainsOver } from '../matching/index.ts';
import type { Tx } from '../storage/database.ts';
import { cleanText } from '../storage/text.ts';
import { lastOf } from './chain.ts';
import { deleteDomain, insertDomain, listDomains, listOwners } from './change-store.ts';
import { markRegisterChanged } from './register-store.ts';
import { type By, entry, lockStanding, type NotStanding } from './standing.ts';

/** Another has it already. */
type Owned = { kind: 'owned'; name: string };

/**
 * A mail domain as it is stored: lower case, as A-labels, without what stands before it in an
 * address. `shared`: where anyone may have an address, which witnesses for nobody.
 */
export function readDomain(
  typed: string,
): { ok: true; domain: string } | { ok: false; why: 'none' | 'shared' } {
  const bare = cleanText(typed)
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, '')
    .replace(/^.*@/, '')
    .replace(/[/.]+$/, '');
  const domain = domainToASCII(bare);
  const isDomain = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain);
  if (!isDomain || domain.length > 253) return { ok: false, why: 'none' };
  return domainsOver(domain).includes(domain) ? { ok: true, domain } : { ok: false, why: 'shared' };
}

/** Part of a unit: a mail from this domain speaks for this organisation, and no other has it. */
export async function addDomain(
  tx: Tx,
  id: number,
  domain: string,
  by: By,
): Promise<NotStanding | Owned | { kind: 'saved' | 'same' }> {
  const row = await lockStanding(tx, id);
  if ('kind' in row) return row;
  for (const owner of await listOwners(tx, domain)) {
    if ((await lastOf(tx, owner.id)) !== id) return { kind: 'owned', name: owner.name };
    return { kind: 'same' };
  }
  await insertDomain(tx, id, domain);
  if (row.listed) await markRegisterChanged(tx);
  const event = 'organisation.domain_added';
  await record(tx, { ...entry(by, id), event, details: { after: { domain } } });
  return { kind: 'saved' };
}

/** Part of a unit. */
export async function removeDomain(
  tx: Tx,
  id: number,
  domainId: number,
  by: By,
): Promise<NotStanding | { kind: 'saved' | 'same' }> {
  const row = await lockStanding(tx, id);
  if ('kind' in row) return row;
  const found = (await listDomains(tx, id)).find((one) => one.id === domainId);
  if (!found) return { kind: 'same' };
  await deleteDomain(tx, found.id);
  if (row.listed) await markRegisterChanged(tx);
  const event = 'organisation.domain_removed';
  await record(tx, { ...entry(by, id), event, details: { before: { domain: found.domain } } });
  return { kind: 'saved' };
}
