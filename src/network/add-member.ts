import { record } from '../history/index.ts';
import { matchOrganisation } from '../organisations/index.ts';
import { raiseVersion } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { openLink } from './links.ts';
import { insertMember, listSeriesIds, lockMember, updateMember } from './store.ts';

/** Makes an organisation a member, again if it has left, with a first link to the series. */
export function addMember(
  { database, clock }: Services,
  { seriesId, organisation }: { seriesId: number; organisation: string },
  actor: string,
): Promise<{ kind: 'added' | 'same'; memberId: number }> {
  const at = clock();
  return database.write(async (tx) => {
    const { id: organisationId } = await matchOrganisation(tx, organisation, '', at);
    const added = await insertMember(tx, organisationId, at);
    const member = await lockMember(tx, { organisationId });
    if (!member) throw new Error('A member was neither added nor there');
    if (!added && !member.leftAt) return { kind: 'same', memberId: member.id };
    if (!added) await updateMember(tx, member.id, { leftAt: null, joinedAt: at });
    await record(tx, {
      at,
      actor,
      event: added ? 'member.added' : 'member.rejoined',
      subject: 'member',
      subjectId: member.id,
      details: { after: { organisationId } },
    });
    await openLink(tx, { seriesId, member, channel: '', at, actor });
    await raiseVersions(tx);
    return { kind: 'added', memberId: member.id };
  });
}

/** Every series' page names the members. */
export async function raiseVersions(tx: Tx) {
  for (const id of await listSeriesIds(tx)) await raiseVersion(tx, id);
}
