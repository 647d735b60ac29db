import { and, asc, desc, eq, inArray, or } from 'drizzle-orm/sql';
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

export interface Told {
  id: number;
  at: Date;
  actor: string;
  event: string;
  subject: string;
  subjectId: number;
  details: unknown;
}

/** What was done about these subjects, newest first. */
export function listAbout(
  db: Reader,
  subjects: { subject: string; ids: number[] }[],
  limit: number,
): Promise<Told[]> {
  const { history } = db.tables;
  const about = subjects
    .filter(({ ids }) => ids.length > 0)
    .map(({ subject, ids }) => and(eq(history.subject, subject), inArray(history.subjectId, ids)));
  return db
    .select()
    .from(history)
    .where(or(...about))
    .orderBy(desc(history.id))
    .limit(limit);
}
