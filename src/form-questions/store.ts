import { and, asc, count, eq, inArray, isNull, max } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first, statement, value } from '../storage/statement.ts';
import type { Question } from './question.ts';

export type NewQuestion = Omit<Tables['formQuestions']['$inferInsert'], 'id'>;

const ofSeries = statement((db: Reader) => {
  const { formQuestions: q } = db.tables;
  return db
    .select()
    .from(q)
    .where(eq(q.seriesId, value('seriesId')))
    .orderBy(asc(q.position), asc(q.id));
});

/** All of a series' questions, in order; also those that are asked no more. */
export function listQuestions(db: Reader, seriesId: number): Promise<Question[]> {
  return ofSeries(db, { seriesId });
}

const kept = new WeakMap<Reader, Map<number, { version: number; questions: Question[] }>>();

/** As `listQuestions`, read once for each version of the series: a change of them raises it. */
export async function questionsOf(
  db: Reader,
  { id, version }: { id: number; version: number },
): Promise<Question[]> {
  const bySeries = kept.get(db) ?? new Map();
  kept.set(db, bySeries);
  const known = bySeries.get(id);
  if (known?.version === version) return known.questions;
  const questions = await listQuestions(db, id);
  bySeries.set(id, { version, questions });
  return questions;
}

export function findQuestion(db: Reader, seriesId: number, id: number) {
  const { formQuestions: q } = db.tables;
  return first(
    db
      .select()
      .from(q)
      .where(and(eq(q.id, id), eq(q.seriesId, seriesId))),
  );
}

export function listByIds(db: Reader, ids: number[]): Promise<Question[]> {
  const { formQuestions: q } = db.tables;
  return db.select().from(q).where(inArray(q.id, ids));
}

export async function insertQuestion(tx: Tx, row: Omit<NewQuestion, 'position'>) {
  const { formQuestions: q } = tx.tables;
  const [last] = await tx
    .select({ position: max(q.position) })
    .from(q)
    .where(eq(q.seriesId, row.seriesId));
  const position = Number(last?.position ?? 0) + 1;
  const [added] = await tx
    .insert(q)
    .values({ ...row, position })
    .returning();
  if (!added) throw new Error('A question was not stored');
  return added;
}

export async function updateQuestion(tx: Tx, id: number, change: Partial<NewQuestion>) {
  const { formQuestions: q } = tx.tables;
  await tx.update(q).set(change).where(eq(q.id, id));
}

/** How many have answered, by question; one that nobody answered is left out. */
export async function countAnswers(db: Reader, seriesId: number): Promise<Map<number, number>> {
  const { formAnswers: a, formQuestions: q, signUps: u } = db.tables;
  const rows = await db
    .select({ id: a.questionId, answers: count() })
    .from(a)
    .innerJoin(q, eq(q.id, a.questionId))
    .innerJoin(u, eq(u.id, a.signUpId))
    .where(and(eq(q.seriesId, seriesId), isNull(u.cancelledAt)))
    .groupBy(a.questionId);
  return new Map(rows.map(({ id, answers }) => [id, Number(answers)]));
}

export async function isAnswered(db: Reader, questionId: number) {
  const { formAnswers: a } = db.tables;
  const [one] = await db.select({ id: a.id }).from(a).where(eq(a.questionId, questionId)).limit(1);
  return one !== undefined;
}
