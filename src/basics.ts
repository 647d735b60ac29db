import { seedMembers } from './network/index.ts';
import { seedRegister } from './organisations/index.ts';
import { seedNotice } from './privacy/index.ts';
import type { Database } from './storage/database.ts';

/** What even an empty service stands on. Run at every start; it only adds what is missing. */
export async function seedBasics(database: Database, at: Date): Promise<void> {
  await seedRegister(database, at);
  await database.write(async (tx) => {
    await seedMembers(tx, at);
    await seedNotice(tx, at);
  });
}
