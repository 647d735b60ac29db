import type { Reader } from '../storage/database.ts';
import { findRow } from './change-store.ts';

/** Follows what it was merged into, and so on to the last. */
export async function lastOf(db: Reader, id: number): Promise<number> {
  const seen = new Set<number>();
  for (let at = id; ; ) {
    seen.add(at);
    const next = (await findRow(db, at))?.mergedInto;
    if (next === undefined || next === null || seen.has(next)) return at;
    at = next;
  }
}
