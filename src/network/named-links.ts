import type { Reader } from '../storage/database.ts';
import { type KnownMember, listKnownMembers, listLinksIn, type ShareLink } from './store.ts';

/** A share link and whose it is, for whoever shows what came of it. */
export interface NamedLink extends Pick<ShareLink, 'id' | 'code' | 'channel' | 'retiredAt'> {
  /** After merging; the English name where it has one. */
  member: Pick<KnownMember, 'id' | 'organisationId' | 'name' | 'nameEn' | 'shortName'>;
}

/** All of a series, retired ones too, by member as Swedes sort and then oldest first. */
export async function listShareLinks(db: Reader, seriesId: number): Promise<NamedLink[]> {
  const links = await listLinksIn(db, seriesId);
  const known = await listKnownMembers(db);
  return known.flatMap(({ id, organisationId, name, nameEn, shortName }) =>
    links
      .filter(({ memberId }) => memberId === id)
      .map((link) => ({
        id: link.id,
        code: link.code,
        channel: link.channel,
        retiredAt: link.retiredAt,
        member: { id, organisationId, name, nameEn, shortName },
      })),
  );
}
