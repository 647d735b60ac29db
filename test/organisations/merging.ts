import { eq } from 'drizzle-orm/sql';
import type { Database } from '../../src/storage/database.ts';
import { searchKey } from '../../src/storage/text.ts';

/** As an organiser merges; there is no page for it yet. */
export function mergeInto(database: Database, id: number, mergedInto: number) {
  return database.write(async (tx) => {
    const { organisations } = tx.tables;
    await tx.update(organisations).set({ mergedInto }).where(eq(organisations.id, id));
  });
}

export function shareSpelling(database: Database, name: string, ids: number[]) {
  return database.write(async (tx) => {
    const rows = ids.map((organisationId) => ({
      organisationId,
      name,
      searchKey: searchKey(name),
    }));
    await tx.insert(tx.tables.organisationNames).values(rows);
  });
}
