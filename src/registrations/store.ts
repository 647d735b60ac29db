import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first, statement, value } from '../storage/statement.ts';

export type SignUp = Tables['signUps']['$inferSelect'];
export type NewSignUp = Omit<Tables['signUps']['$inferInsert'], 'id'>;
export type Submission = Tables['submissions']['$inferSelect'];

/* Sign-ups. */

const signUpByAddress = statement((db) => {
  const { signUps: u } = db.tables;
  return db
    .select()
    .from(u)
    .where(
      and(eq(u.seriesId, value('seriesId')), eq(u.email, value('email')), isNull(u.cancelledAt)),
    );
});

/** The active sign-up of an address in a series. */
export const findSignUpByAddress = (db: Reader, seriesId: number, email: string) =>
  first(signUpByAddress(db, { seriesId, email }));

export function findSignUp(db: Reader, id: number) {
  const { signUps: u } = db.tables;
  return first(db.select().from(u).where(eq(u.id, id)));
}

/** The active sign-ups of an address, in every series. */
export function listSignUpsOf(db: Reader, email: string) {
  const { signUps: u, series: s } = db.tables;
  return db
    .select({ signUp: u, series: s })
    .from(u)
    .innerJoin(s, eq(s.id, u.seriesId))
    .where(and(eq(u.email, email), isNull(u.cancelledAt)))
    .orderBy(desc(u.id));
}

const insertSignUpStatement = statement((db: Tx) => {
  const { signUps: u } = db.tables;
  return db
    .insert(u)
    .values({
      seriesId: value('seriesId'),
      email: value('email'),
      name: value('name'),
      searchKey: value('searchKey'),
      sortKey: value('sortKey'),
      organisationId: value('organisationId'),
      organisationAsTyped: value('organisationAsTyped'),
      role: value('role'),
      roleCategory: value('roleCategory'),
      language: value('language'),
      wholeSeries: value('wholeSeries', u.wholeSeries),
      shareLinkId: value('shareLinkId'),
      noticeId: value('noticeId'),
      createdAt: value('createdAt', u.createdAt),
    })
    .onConflictDoNothing()
    .returning();
});

/** Undefined when the address already has an active sign-up in the series. */
export const insertSignUp = (tx: Tx, row: NewSignUp) =>
  first(insertSignUpStatement(tx, { shareLinkId: null, ...row }));

export async function updateSignUp(tx: Tx, id: number, change: Partial<NewSignUp>) {
  const { signUps: u } = tx.tables;
  const [row] = await tx.update(u).set(change).where(eq(u.id, id)).returning();
  if (!row) throw new Error(`No sign-up ${id}`);
  return row;
}

export async function isSignUpActive(db: Reader, id: number) {
  const signUp = await findSignUp(db, id);
  return signUp !== undefined && signUp.cancelledAt === null;
}

/* Submissions. */

const submissionsByKey = statement((db) => {
  const { submissions: m } = db.tables;
  return db
    .select()
    .from(m)
    .where(and(eq(m.idempotencyKey, value('key')), gt(m.createdAt, value('since', m.createdAt))))
    .orderBy(desc(m.id));
});

export const listSubmissionsByKey = (db: Reader, key: string, since: Date) =>
  submissionsByKey(db, { key, since });

const submissionsOf = statement((db) => {
  const { submissions: m } = db.tables;
  return db
    .select({ createdAt: m.createdAt })
    .from(m)
    .where(and(eq(m.email, value('email')), gt(m.createdAt, value('since', m.createdAt))));
});

/** When the address was last signed up, since `since`. */
export const listSubmissionTimes = (db: Reader, email: string, since: Date) =>
  submissionsOf(db, { email, since });

const insertSubmissionStatement = statement((db: Tx) => {
  const { submissions: m } = db.tables;
  return db
    .insert(m)
    .values({
      seriesId: value('seriesId'),
      idempotencyKey: value('idempotencyKey'),
      hash: value('hash'),
      signUpId: value('signUpId'),
      email: value('email'),
      receipt: value('receipt', m.receipt),
      made: value('made', m.made),
      createdAt: value('createdAt', m.createdAt),
    })
    .returning({ id: m.id });
});

export async function insertSubmission(tx: Tx, row: Omit<Submission, 'id'>) {
  const [submission] = await insertSubmissionStatement(tx, { ...row });
  if (!submission) throw new Error('A submission was not stored');
  return submission.id;
}

/** Ids of those from before `before`, oldest first: ids follow the order in which they came. */
export async function listOldSubmissions(db: Reader, before: Date, limit: number) {
  const { submissions: m } = db.tables;
  const rows = await db
    .select({ id: m.id, createdAt: m.createdAt })
    .from(m)
    .orderBy(asc(m.id))
    .limit(limit);
  return rows.filter(({ createdAt }) => createdAt < before).map(({ id }) => id);
}

export async function deleteSubmissions(tx: Tx, ids: number[]) {
  const { submissions: m } = tx.tables;
  await tx.delete(m).where(inArray(m.id, ids));
}

export function findSubmission(db: Reader, id: number) {
  const { submissions: m, series: s } = db.tables;
  return first(
    db
      .select({ submission: m, series: s })
      .from(m)
      .innerJoin(s, eq(s.id, m.seriesId))
      .where(eq(m.id, id)),
  );
}

const newestNotice = statement((db) => {
  const { notices: n } = db.tables;
  return db.select({ id: n.id }).from(n).orderBy(desc(n.id)).limit(1);
});

/**
 * The notice on personal data that somebody was shown, kept on each sign-up (LAW-12): the one that
 * stood in the form, else the one that forms show now.
 */
export async function noticeShown(db: Reader, id?: number) {
  const [newest] = await newestNotice(db, {});
  if (!newest) throw new Error('No notice on personal data is stored');
  if (id === undefined || id >= newest.id) return newest.id;
  const { notices: n } = db.tables;
  const earlier = await first(db.select({ id: n.id }).from(n).where(eq(n.id, id)));
  return earlier?.id ?? newest.id;
}
