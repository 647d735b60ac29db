import { seedMembers } from './network/index.ts';
import { seedRegister } from './organisations/index.ts';
import { seedNotice } from './privacy/index.ts';
import type { Tx } from './storage/database.ts';

/** What even an empty service stands on. Run at every start; it only adds what is missing. */
export async function seedBasics(tx: Tx, at: Date): Promise<void> {
  await seedRegister(tx, at);
  await seedMembers(tx, at);
  await seedNotice(tx, at);
}
