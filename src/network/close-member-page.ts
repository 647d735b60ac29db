import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import { lockMember, updateMember } from './store.ts';

/** No link opens the member's own page until it is renewed; its share links go on. */
export function closeMemberPage(
  { database, clock }: Services,
  memberId: number,
  actor: string,
): Promise<'closed' | 'left'> {
  const at = clock();
  return database.write(async (tx) => {
    const member = await lockMember(tx, { id: memberId });
    if (!member || member.leftAt) return 'left';
    if (member.pageClosedAt) return 'closed';
    const generation = member.generation + 1;
    await updateMember(tx, memberId, { generation, pageClosedAt: at });
    await record(tx, {
      at,
      actor,
      event: 'member.page_closed',
      subject: 'member',
      subjectId: memberId,
    });
    return 'closed';
  });
}
