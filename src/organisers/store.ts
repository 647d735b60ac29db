import { and, asc, eq, isNull } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first } from '../storage/statement.ts';

export type Organiser = Tables['organisers']['$inferSelect'];

export function insertOrganiser(tx: Tx, row: Pick<Organiser, 'email' | 'role' | 'createdAt'>) {
  const { organisers } = tx.tables;
  return first(tx.insert(organisers).values(row).onConflictDoNothing().returning());
}

export function findOrganiser(db: Reader, email: string) {
  const { organisers } = db.tables;
  const active = and(eq(organisers.email, email), isNull(organisers.endedAt));
  return first(db.select().from(organisers).where(active));
}

export function updateOrganiser(
  tx: Tx,
  id: number,
  change: Partial<Pick<Organiser, 'role' | 'endedAt'>>,
) {
  const { organisers } = tx.tables;
  return first(tx.update(organisers).set(change).where(eq(organisers.id, id)).returning());
}

export function listOrganisers(db: Reader) {
  const { organisers } = db.tables;
  return db
    .select()
    .from(organisers)
    .where(isNull(organisers.endedAt))
    .orderBy(asc(organisers.email));
}
