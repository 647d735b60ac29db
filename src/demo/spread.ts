import { makeFirstLinksIn } from '../network/index.ts';
import type { Tx } from '../storage/database.ts';
import { addVisits, listLinkIds } from './store.ts';

const day = 86_400_000;
const daysOfVisits = 21;

/** A link for each member, and the visits of three weeks. Gives the links' ids, in order. */
export async function addSpread(tx: Tx, seriesId: number, now: Date): Promise<number[]> {
  await makeFirstLinksIn(tx, seriesId, new Date(now.getTime() - daysOfVisits * day), 'service');
  const ids = await listLinkIds(tx, seriesId);
  const rows = ids.flatMap((shareLinkId, link) =>
    Array.from({ length: daysOfVisits }, (_, back) => ({
      shareLinkId,
      onDay: new Date(now.getTime() - (back + 1) * day).toISOString().slice(0, 10),
      visits: visitsOn(link, back),
    })),
  );
  await addVisits(
    tx,
    rows.filter(({ visits }) => visits > 0),
  );
  return ids;
}

/** Some spread the word more than others, and most people look on the day that they get it. */
const visitsOn = (link: number, daysAgo: number) =>
  Math.max(0, 9 - link - Math.abs(((daysAgo + link * 3) % 14) - 3) * 2);

/** Two in three came by a link, and the members that spread it most brought most. */
export const linkOf = (ids: number[], person: number): number | null =>
  person % 3 === 2 ? null : (ids[Math.floor(((person * 5) % 9) ** 2 / 9) % ids.length] ?? null);
