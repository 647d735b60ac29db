import { record } from '../history/index.ts';
import { lastOf } from '../organisations/index.ts';
import type { Tx } from '../storage/database.ts';
import { searchKey } from '../storage/text.ts';
import { codeFor, firstFree } from './code.ts';
import {
  findOrganisation,
  insertLink,
  type KnownMember,
  listCodesLike,
  listLinksOf,
  reinstateLink,
  type ShareLink,
} from './store.ts';

export interface NewLink {
  seriesId: number;
  /** Locked by the unit. */
  member: Pick<KnownMember, 'id' | 'organisationId'>;
  /** Empty for the member's first. */
  channel: string;
  at: Date;
  /** As history names who did it. */
  actor: string;
}

/** Part of a unit. A retired link of the same channel comes back, as its code may be in print. */
export async function openLink(
  tx: Tx,
  link: NewLink,
): Promise<{ link: ShareLink; isNew: boolean }> {
  const links = await listLinksOf(tx, link.member.id, link.seriesId);
  const isSame = (one: ShareLink) => searchKey(one.channel) === searchKey(link.channel);
  const standing = links.find((one) => isSame(one) && !one.retiredAt);
  if (standing) return { link: standing, isNew: false };
  const retired = links.findLast(isSame);
  if (retired) await reinstateLink(tx, retired.id);
  const opened = retired ? { ...retired, retiredAt: null } : await makeLink(tx, link);
  await record(tx, {
    at: link.at,
    actor: link.actor,
    event: retired ? 'share_link.reinstated' : 'share_link.made',
    subject: 'share_link',
    subjectId: opened.id,
    details: { after: { code: opened.code, channel: opened.channel } },
  });
  return { link: opened, isNew: true };
}

async function makeLink(tx: Tx, { seriesId, member, channel, at }: NewLink) {
  const organisation = await findOrganisation(tx, await lastOf(tx, member.organisationId));
  if (!organisation) throw new Error('A member of no organisation');
  const wish = codeFor(organisation, channel);
  for (;;) {
    const code = firstFree(wish, await listCodesLike(tx, wish));
    const row = { seriesId, memberId: member.id, code, channel, createdAt: at };
    const made = await insertLink(tx, row);
    if (made) return made;
  }
}
