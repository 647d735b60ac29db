import { inArray } from 'drizzle-orm/sql';
import type { Rows } from '../support/rows.ts';
import { withDatabase } from '../support/world.ts';

/**
 * No offer is shorter than two hours, and the bench is: for a third of those who have one, the
 * time is put to have run out while the service was down.
 */
export async function letOffersRunOut(url: string, rows: Rows) {
  const offered = rows.bookings.filter(({ state }) => state === 'offered');
  const ids = offered.filter(() => Math.random() < 0.33).map(({ id }) => id);
  if (ids.length === 0) return;
  await withDatabase(url, (database) =>
    database.write(async (tx) => {
      const { bookings } = tx.tables;
      const offerExpiresAt = new Date(Date.now() - 1000);
      await tx.update(bookings).set({ offerExpiresAt }).where(inArray(bookings.id, ids));
    }),
  );
}
