import type { Seminar } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { keptSince } from './needs.ts';
import {
  deleteNeedsAt,
  deleteNeedsOf,
  deleteNeedsOfEnded,
  hasNeedsOfEnded,
  listOverdue,
} from './store.ts';

/** Part of the unit that ends a booking: its needs go with it. */
export async function eraseNeeds(
  tx: Tx,
  { asksNeeds }: Pick<Seminar, 'asksNeeds'>,
  bookingId: number,
) {
  if (asksNeeds) await deleteNeedsOf(tx, bookingId);
}

/** Erases needs three days after their seminar, and those of seminars called off (LAW-14). */
export async function eraseOldNeeds({ database, clock }: Services): Promise<number> {
  const seminars = await listOverdue(database.read, keptSince(clock()));
  for (const id of seminars) await database.write((tx) => deleteNeedsAt(tx, id));
  if (await hasNeedsOfEnded(database.read)) await database.write(deleteNeedsOfEnded);
  return seminars.length;
}
