import type { Reader } from '../storage/database.ts';
import { heldSince } from './hold.ts';
import { findOverdue, findStranded } from './store.ts';

const hourMs = 3_600_000;

/**
 * Whether letters are held, or have waited for an hour through no fault of those they are for
 * (MAIL-07). One mailbox that is full for a week is no standstill.
 */
export async function lettersStandStill(reader: Reader, now: Date): Promise<boolean> {
  if (await heldSince(reader)) return true;
  const since = new Date(now.getTime() - hourMs);
  const standing = (await findOverdue(reader, since)) ?? (await findStranded(reader, since));
  return standing !== undefined;
}
