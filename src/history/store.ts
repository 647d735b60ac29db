import { and, asc, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm/sql';
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

export interface Subjects {
  subject: string;
  ids: number[];
}

/** What was done about these subjects, newest first. */
export function listAbout(db: Reader, subjects: Subjects[], limit: number): Promise<Told[]> {
  const { history } = db.tables;
  return db
    .select()
    .from(history)
    .where(about(db, subjects))
    .orderBy(desc(history.id))
    .limit(limit);
}

export interface HistoryPage {
  entries: Told[];
  hasNewer: boolean;
  hasOlder: boolean;
}

/** A page of what was done about these subjects, newest first: the newest, or beside an entry. */
export async function listPage(
  db: Reader,
  subjects: Subjects[],
  { before, after }: { before?: number | undefined; after?: number | undefined },
  perPage: number,
): Promise<HistoryPage> {
  const ids = await listIds(db, subjects, { before, after }, perPage + 1);
  const isFull = ids.length > perPage;
  // Newer ones that do not fill a page are on the newest.
  if (after !== undefined && !isFull) return listPage(db, subjects, {}, perPage);
  const entries = await listByIds(db, ids.slice(0, perPage));
  return after === undefined
    ? { entries, hasNewer: before !== undefined, hasOlder: isFull }
    : { entries, hasNewer: true, hasOlder: true };
}

async function listIds(
  db: Reader,
  subjects: Subjects[],
  { before, after }: { before?: number | undefined; after?: number | undefined },
  limit: number,
) {
  const { history: h } = db.tables;
  const beside = [
    before === undefined ? undefined : lt(h.id, before),
    after === undefined ? undefined : gt(h.id, after),
  ];
  // By a sum, or an engine may read the whole table backwards instead of the subjects' few rows.
  const place = sql`${h.id} + 0`;
  const rows = await db
    .select({ id: h.id })
    .from(h)
    .where(and(about(db, subjects), ...beside))
    .orderBy(after === undefined ? desc(place) : asc(place))
    .limit(limit);
  return rows.map(({ id }) => id);
}

function listByIds(db: Reader, ids: number[]): Promise<Told[]> {
  const { history } = db.tables;
  return db.select().from(history).where(inArray(history.id, ids)).orderBy(desc(history.id));
}

function about({ tables: { history } }: Reader, subjects: Subjects[]) {
  const each = subjects
    .filter(({ ids }) => ids.length > 0)
    .map(({ subject, ids }) => and(eq(history.subject, subject), inArray(history.subjectId, ids)));
  return or(...each);
}
