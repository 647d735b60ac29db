import { and, asc, eq, isNull } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';

export interface Member {
  organisationId: number;
  name: string;
  nameEn: string | null;
  shortName: string | null;
}

/** The organisations that are members now, in the order of the Swedish alphabet. */
export function listMembers(db: Reader): Promise<Member[]> {
  const { members, organisations: o } = db.tables;
  return db
    .select({ organisationId: o.id, name: o.name, nameEn: o.nameEn, shortName: o.shortName })
    .from(members)
    .innerJoin(o, eq(o.id, members.organisationId))
    .where(and(isNull(members.leftAt), isNull(o.mergedInto)))
    .orderBy(asc(o.sortKey), asc(o.id));
}

/** A member that is one already, or has been and left, stays as it is. */
export async function addMember(tx: Tx, organisationId: number, joinedAt: Date) {
  await tx.insert(tx.tables.members).values({ organisationId, joinedAt }).onConflictDoNothing();
}
