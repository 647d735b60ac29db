import { and, asc, desc, eq, inArray, isNull, like, sql } from 'drizzle-orm/sql';
import { listMerges } from '../organisations/index.ts';
import type { Reader, Tx } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { first, statement, value } from '../storage/statement.ts';

export type ShareLink = Tables['shareLinks']['$inferSelect'];
type MemberRow = Tables['members']['$inferSelect'];

interface Organisation {
  organisationId: number;
  name: string;
  nameEn: string | null;
  shortName: string | null;
}
export type Member = Organisation;
/** A member, present or past, under the name that it has after merging. */
export type KnownMember = Omit<MemberRow, 'organisationId'> & Organisation;

/* Members. */

/** The organisations that are members now, in the order of the Swedish alphabet. */
export async function listMembers(db: Reader): Promise<Member[]> {
  const known = await listKnownMembers(db);
  const present = known.filter(({ leftAt }) => leftAt === null);
  const byOrganisation = new Map(
    present.map(({ organisationId, name, nameEn, shortName }) => [
      organisationId,
      { organisationId, name, nameEn, shortName },
    ]),
  );
  return [...byOrganisation.values()];
}

/** Also those that have left. */
export async function listKnownMembers(db: Reader): Promise<KnownMember[]> {
  const { members, organisations: o } = db.tables;
  const merges = await listMerges(db);
  const rows = await db.select().from(members);
  const idOf = (row: MemberRow) => merges.get(row.organisationId) ?? row.organisationId;
  const named = await db
    .select({ organisationId: o.id, name: o.name, nameEn: o.nameEn, shortName: o.shortName })
    .from(o)
    .where(inArray(o.id, rows.map(idOf)))
    .orderBy(asc(o.sortKey), asc(o.id));
  return named.flatMap((organisation) =>
    rows
      .filter((row) => idOf(row) === organisation.organisationId)
      .map((row) => ({ ...row, ...organisation })),
  );
}

export async function findKnownMember(db: Reader, id: number): Promise<KnownMember | undefined> {
  return (await listKnownMembers(db)).find((member) => member.id === id);
}

/** A member that is one already, or has been and left, stays as it is: then undefined. */
export function insertMember(tx: Tx, organisationId: number, joinedAt: Date) {
  return first(
    tx
      .insert(tx.tables.members)
      .values({ organisationId, joinedAt })
      .onConflictDoNothing()
      .returning(),
  );
}

/** Locks the member: whatever changes it or its links begins here. */
export function lockMember(tx: Tx, by: { id: number } | { organisationId: number }) {
  const { members } = tx.tables;
  const which = 'id' in by ? eq(members.id, by.id) : eq(members.organisationId, by.organisationId);
  return first(
    tx
      .update(members)
      .set({ generation: sql`${members.generation}` })
      .where(which)
      .returning(),
  );
}

export async function updateMember(
  tx: Tx,
  id: number,
  change: Partial<Pick<MemberRow, 'joinedAt' | 'leftAt' | 'generation' | 'pageClosedAt'>>,
) {
  const { members } = tx.tables;
  await tx.update(members).set(change).where(eq(members.id, id));
}

/** The pages of every series name the members. */
export async function listSeriesIds(db: Reader) {
  const { series } = db.tables;
  const rows = await db.select({ id: series.id }).from(series).orderBy(asc(series.id));
  return rows.map(({ id }) => id);
}

export function findOrganisation(db: Reader, id: number) {
  const { organisations: o } = db.tables;
  return first(
    db
      .select({ organisationId: o.id, name: o.name, nameEn: o.nameEn, shortName: o.shortName })
      .from(o)
      .where(eq(o.id, id)),
  );
}

/* Share links. */

const byCode = statement((db) => {
  const { shareLinks: l, series: s } = db.tables;
  return db
    .select({ link: l, slug: s.slug, state: s.state })
    .from(l)
    .innerJoin(s, eq(s.id, l.seriesId))
    .where(eq(l.code, value('code')));
});

/** Also a retired one, and of a draft. */
export const findLinkByCode = (db: Reader, code: string) => first(byCode(db, { code }));

/** Of the published series. */
export function listCodesInUse(db: Reader): Promise<{ code: string; slug: string }[]> {
  const { shareLinks: l, series: s } = db.tables;
  return db
    .select({ code: l.code, slug: s.slug })
    .from(l)
    .innerJoin(s, eq(s.id, l.seriesId))
    .where(and(eq(s.state, 'published'), isNull(l.retiredAt)));
}

/** The series' link with this code, if it is in use. */
export async function findShareLink(
  db: Reader,
  code: string,
  seriesId: number,
): Promise<ShareLink | undefined> {
  const found = await findLinkByCode(db, code);
  if (!found || found.link.seriesId !== seriesId || found.link.retiredAt) return;
  return found.link;
}

/** Oldest first. */
export function listLinksOf(db: Reader, memberId: number, seriesId?: number): Promise<ShareLink[]> {
  const { shareLinks: l } = db.tables;
  const ofSeries = seriesId === undefined ? undefined : eq(l.seriesId, seriesId);
  return db
    .select()
    .from(l)
    .where(and(eq(l.memberId, memberId), ofSeries))
    .orderBy(asc(l.id));
}

export function listLinksIn(db: Reader, seriesId: number): Promise<ShareLink[]> {
  const { shareLinks: l } = db.tables;
  return db.select().from(l).where(eq(l.seriesId, seriesId)).orderBy(asc(l.id));
}

/** Of the series a member has links to, newest first. */
export async function listSlugsOf(db: Reader, memberId: number): Promise<string[]> {
  const { shareLinks: l, series: s } = db.tables;
  const rows = await db
    .selectDistinct({ slug: s.slug, id: s.id })
    .from(l)
    .innerJoin(s, eq(s.id, l.seriesId))
    .where(eq(l.memberId, memberId))
    .orderBy(desc(s.id));
  return rows.map(({ slug }) => slug);
}

/** Codes are never used again, so the retired ones are taken too. */
export async function listCodesLike(db: Reader, code: string): Promise<Set<string>> {
  const { shareLinks: l } = db.tables;
  const rows = await db
    .select({ code: l.code })
    .from(l)
    .where(like(l.code, `${code}%`));
  return new Set(rows.map((row) => row.code));
}

/** Undefined when the code was taken meanwhile. */
export function insertLink(tx: Tx, row: Omit<Tables['shareLinks']['$inferInsert'], 'id'>) {
  return first(tx.insert(tx.tables.shareLinks).values(row).onConflictDoNothing().returning());
}

/** The ids of those that were not so before. */
export async function retireLinks(tx: Tx, ids: number[], retiredAt: Date) {
  const { shareLinks: l } = tx.tables;
  return tx
    .update(l)
    .set({ retiredAt })
    .where(and(inArray(l.id, ids), isNull(l.retiredAt)))
    .returning();
}

export async function reinstateLink(tx: Tx, id: number) {
  const { shareLinks: l } = tx.tables;
  await tx.update(l).set({ retiredAt: null }).where(eq(l.id, id));
}
