import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import { lockMember, updateMember } from './store.ts';

/**
 * The link to a member's own page that was given out opens nothing from now on; there is a new. A
 * page that was closed is open again.
 */
export function renewMemberPage(
  { database, clock }: Services,
  memberId: number,
  actor: string,
): Promise<'renewed' | 'left'> {
  const at = clock();
  return database.write(async (tx) => {
    const member = await lockMember(tx, { id: memberId });
    if (!member || member.leftAt) return 'left';
    const generation = member.generation + 1;
    await updateMember(tx, memberId, { generation, pageClosedAt: null });
    await record(tx, {
      at,
      actor,
      event: 'member.page_renewed',
      subject: 'member',
      subjectId: memberId,
    });
    return 'renewed';
  });
}
