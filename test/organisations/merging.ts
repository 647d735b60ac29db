import { eq } from 'drizzle-orm/sql';
import { markRegisterChanged } from '../../src/organisations/register-store.ts';
import type { Database } from '../../src/storage/database.ts';
import { searchKey } from '../../src/storage/text.ts';

/** As an organiser merges; there is no page for it yet. */
export function mergeInto(database: Database, id: number, mergedInto: number) {
  return database.write(async (tx) => {
    const { organisations } = tx.tables;
    await tx.update(organisations).set({ mergedInto }).where(eq(organisations.id, id));
  });
}

/** As an organiser says that two are not the same. */
export function setApart(database: Database, one: number, other: number) {
  const [organisationId, otherId] = [Math.min(one, other), Math.max(one, other)];
  const createdAt = new Date('2027-01-13T09:00:00Z');
  return database.write(async (tx) => {
    await tx.insert(tx.tables.organisationsApart).values({ organisationId, otherId, createdAt });
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
    await markRegisterChanged(tx);
  });
}
