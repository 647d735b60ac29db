import { listMerges } from '../organisations/index.ts';
import type { Reader, Tx } from '../storage/database.ts';
import type { Sector } from '../storage/values.ts';
import {
  insertLimit,
  listLimits,
  listOrganisations,
  removeLimit,
  updateLimit,
} from './limits-store.ts';
import type { Seminar } from './store.ts';
import { keyOf, type LimitRow } from './wanted-limits.ts';

/** Limits as they are shown: organisations by the name they have now. */
export interface ShownLimits {
  needsApproval: boolean;
  each: number | null;
  sectors: { sector: Sector; seats: number }[];
  organisations: { organisationId: number; name: string; seats: number }[];
  held: { organisationId: number; name: string; seats: number; until: Date }[];
}

/** Those that stand now; of organisations that became one, the wider limit. */
export async function readLimitRows(
  db: Reader,
  { id, needsApproval }: Seminar,
  now: Date,
): Promise<ShownLimits> {
  const merges = await listMerges(db);
  const rows = (await listLimits(db, id)).map(({ limit }) => limit);
  const ids = rows.flatMap(({ organisationId: own }) => (own ? (merges.get(own) ?? own) : []));
  const names = new Map(
    (await listOrganisations(db, [...new Set(ids)])).map((one) => [one.id, one.name]),
  );
  const named = (own: number | null) => {
    const organisationId = merges.get(own ?? 0) ?? own ?? 0;
    return { organisationId, name: names.get(organisationId) ?? '' };
  };
  const shown: ShownLimits = {
    ...{ needsApproval, each: null, sectors: [], organisations: [], held: [] },
  };
  for (const { kind, sector, organisationId, seats, heldUntil } of rows) {
    if (kind === 'each') shown.each = seats;
    if (kind === 'sector' && sector) shown.sectors.push({ sector, seats });
    if (kind === 'organisation') addWider(shown.organisations, { ...named(organisationId), seats });
    if (kind === 'held' && heldUntil && heldUntil > now) {
      shown.held.push({ ...named(organisationId), seats, until: heldUntil });
    }
  }
  return shown;
}

/** How many seats are promised to organisations, taken or not. */
export async function countHeld(db: Reader, seminar: Seminar, now: Date) {
  if (!seminar.limited) return 0;
  const { held } = await readLimitRows(db, seminar, now);
  return held.reduce((sum, { seats }) => sum + seats, 0);
}

type OrganisationLimit = ShownLimits['organisations'][number];

function addWider(limits: OrganisationLimit[], more: OrganisationLimit) {
  const same = limits.find(({ organisationId }) => organisationId === more.organisationId);
  if (same) same.seats = Math.max(same.seats, more.seats);
  else limits.push(more);
}

/**
 * Makes the stored limits those wanted. Held seats that are no longer wanted are released: their
 * row stays. Gives whether anything is another.
 */
export async function storeLimits(tx: Tx, seminarId: number, wanted: LimitRow[], at: Date) {
  const merges = await listMerges(tx);
  const left = new Map(wanted.map((row) => [keyOf(row), row]));
  let isOther = false;
  for (const { limit } of await listLimits(tx, seminarId)) {
    const own = limit.organisationId;
    const key = keyOf({ ...limit, organisationId: own && (merges.get(own) ?? own) });
    const row = left.get(key);
    left.delete(key);
    if (row?.seats === limit.seats) continue;
    isOther = true;
    if (row) await updateLimit(tx, limit.id, { seats: row.seats });
    else if (limit.kind === 'held') await updateLimit(tx, limit.id, { releasedAt: at });
    else await removeLimit(tx, limit.id);
  }
  for (const row of left.values()) {
    await insertLimit(tx, { ...row, seminarId, createdAt: at });
    isOther = true;
  }
  return isOther;
}
