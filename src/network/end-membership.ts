import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import { raiseVersions } from './add-member.ts';
import { listLinksOf, lockMember, retireLinks, updateMember } from './store.ts';

/** The member leaves: its links are retired, in every series, and its own page is closed. */
export function endMembership(
  { database, clock }: Services,
  memberId: number,
  actor: string,
): Promise<'ended' | 'same'> {
  const at = clock();
  return database.write(async (tx) => {
    const member = await lockMember(tx, { id: memberId });
    if (!member || member.leftAt) return 'same';
    const { generation } = member;
    await updateMember(tx, memberId, { leftAt: at, generation: generation + 1 });
    const links = await listLinksOf(tx, memberId);
    const retired = await retireLinks(
      tx,
      links.map(({ id }) => id),
      at,
    );
    await record(tx, {
      at,
      actor,
      event: 'member.left',
      subject: 'member',
      subjectId: memberId,
      details: { retired: retired.map(({ code }) => code) },
    });
    await raiseVersions(tx);
    return 'ended';
  });
}
