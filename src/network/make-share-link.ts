import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { openLink } from './links.ts';
import { listKnownMembers, listLinksIn, listLinksOf, lockMember, type ShareLink } from './store.ts';

/** More than anybody uses, and few enough to be shown on one page. */
const mostLinks = 30;

export interface ChannelLink {
  seriesId: number;
  memberId: number;
  /** Empty for the member's first. */
  channel: string;
}

export type MadeLink =
  | { kind: 'made'; link: ShareLink }
  | { kind: 'same'; link: ShareLink }
  | { kind: 'too-many' }
  | { kind: 'left' };

/** A link of a member of its own for one channel, say the intranet. */
export function makeShareLink(
  { database, clock }: Services,
  { seriesId, memberId, channel }: ChannelLink,
  actor: string,
): Promise<MadeLink> {
  const at = clock();
  return database.write(async (tx) => {
    const member = await lockMember(tx, { id: memberId });
    if (!member || member.leftAt) return { kind: 'left' };
    const links = await listLinksOf(tx, memberId, seriesId);
    if (links.length >= mostLinks) return { kind: 'too-many' };
    const { link, isNew } = await openLink(tx, { seriesId, member, channel, at, actor });
    return { kind: isNew ? 'made' : 'same', link };
  });
}

/** A first link for each member that has none in the series. Gives how many it made. */
export function makeFirstLinks(
  { database, clock }: Services,
  seriesId: number,
  actor: string,
): Promise<number> {
  const at = clock();
  return database.write((tx) => makeFirstLinksIn(tx, seriesId, at, actor));
}

/** Part of a unit. */
export async function makeFirstLinksIn(tx: Tx, seriesId: number, at: Date, actor: string) {
  const links = await listLinksIn(tx, seriesId);
  const inUse = new Set(links.filter((link) => !link.retiredAt).map(({ memberId }) => memberId));
  const known = await listKnownMembers(tx);
  const lacking = known.filter(({ id, leftAt }) => !leftAt && !inUse.has(id));
  let made = 0;
  for (const { id } of lacking.toSorted((a, b) => a.id - b.id)) {
    const member = await lockMember(tx, { id });
    if (!member || member.leftAt) continue;
    const { isNew } = await openLink(tx, { seriesId, member, channel: '', at, actor });
    made += isNew ? 1 : 0;
  }
  return made;
}
