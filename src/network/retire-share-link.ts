import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import { listLinksOf, lockMember, retireLinks } from './store.ts';

/** The link leads to the series as before, but nothing is counted by it any more. */
export function retireShareLink(
  { database, clock }: Services,
  { seriesId, memberId, linkId }: { seriesId: number; memberId: number; linkId: number },
  actor: string,
): Promise<'retired' | 'same' | 'unknown'> {
  const at = clock();
  return database.write(async (tx) => {
    await lockMember(tx, { id: memberId });
    const links = await listLinksOf(tx, memberId, seriesId);
    if (!links.some(({ id }) => id === linkId)) return 'unknown';
    const [link] = await retireLinks(tx, [linkId], at);
    if (!link) return 'same';
    await record(tx, {
      at,
      actor,
      event: 'share_link.retired',
      subject: 'share_link',
      subjectId: link.id,
      details: { before: { code: link.code, channel: link.channel } },
    });
    return 'retired';
  });
}
