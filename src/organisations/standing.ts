import type { Tx } from '../storage/database.ts';
import { lockOrganisations } from './change-store.ts';

/** Who changes the register, and when. */
export interface By {
  at: Date;
  actor: string;
}

/** Why an organisation cannot be changed. */
export type NotStanding = { kind: 'unknown' } | { kind: 'is-merged'; into: number };

/** Part of a unit: the locked row, if it is one of its own. */
export async function lockStanding(tx: Tx, id: number) {
  const row = (await lockOrganisations(tx, [id])).get(id);
  if (!row) return { kind: 'unknown' } as const;
  return row.mergedInto === null ? row : ({ kind: 'is-merged', into: row.mergedInto } as const);
}

/** How history tells of it. */
export const entry = (by: By, id: number) => ({ ...by, subject: 'organisation', subjectId: id });
