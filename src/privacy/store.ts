import { desc } from 'drizzle-orm/sql';
import type { Reader, Tx } from '../storage/database.ts';
import type { Language, Notice } from '../storage/values.ts';
import type { NoticeFacts } from './notice.ts';

export type NoticeTexts = Record<Language, Notice>;

export async function findNewestNotice(db: Reader) {
  const { notices } = db.tables;
  const [newest] = await db.select().from(notices).orderBy(desc(notices.id)).limit(1);
  return newest;
}

export async function addNotice(tx: Tx, texts: NoticeTexts, createdAt: Date) {
  await tx.insert(tx.tables.notices).values({ texts, createdAt });
}

/** Who answers for the site, as its other pages name them. */
export async function storeController(tx: Tx, facts: NoticeFacts) {
  const { settings } = tx.tables;
  const value = { name: facts.controller, nameEn: facts.controllerEn, email: facts.email };
  await tx
    .insert(settings)
    .values({ key: 'controller', value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}
