import type { Tx } from '../storage/database.ts';
import { insertLimit, listLimits, setSeminarLimits } from './limits-store.ts';

/**
 * Part of the unit that copies a series: a seminar's limits, and the seats it holds for others,
 * until as long before the new day. What was let go before stays so.
 */
export async function copyLimits(
  tx: Tx,
  from: { id: number; needsApproval: boolean },
  to: { id: number; later: (at: Date) => Date },
  at: Date,
): Promise<void> {
  let limited = false;
  for (const { limit } of await listLimits(tx, from.id)) {
    const { kind, sector, organisationId, seats } = limit;
    const heldUntil = limit.heldUntil && to.later(limit.heldUntil);
    if (heldUntil && heldUntil <= at) continue;
    const copied = { kind, sector, organisationId, seats, heldUntil };
    await insertLimit(tx, { ...copied, seminarId: to.id, createdAt: at });
    limited = true;
  }
  await setSeminarLimits(tx, to.id, { limited, needsApproval: from.needsApproval });
}
