import { and, asc, eq, inArray } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';

/** One kind of entry about some subjects, oldest first. */
export function listEntries(
  db: Reader,
  event: string,
  subject: string,
  subjectIds: number[],
): Promise<{ subjectId: number; details: unknown }[]> {
  const { history } = db.tables;
  return db
    .select({ subjectId: history.subjectId, details: history.details })
    .from(history)
    .where(
      and(
        eq(history.subject, subject),
        inArray(history.subjectId, subjectIds),
        eq(history.event, event),
      ),
    )
    .orderBy(asc(history.id));
}
