import type { Services } from '../services.ts';
import { deleteSpent, hasSpent } from './store.ts';

const day = 86_400_000;

/** What signed somebody in is gone a day after it opens nothing any more; history keeps that it was. */
export async function eraseSpent({ database, clock }: Services): Promise<void> {
  const before = new Date(clock().getTime() - day);
  if (await hasSpent(database.read, before)) {
    await database.write((tx) => deleteSpent(tx, before));
  }
}
