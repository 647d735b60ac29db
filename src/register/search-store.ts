import { desc } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import type { Texts } from '../storage/values.ts';

/** Every series, the newest first. */
export function listSeriesChoices(db: Reader): Promise<{ slug: string; title: Texts }[]> {
  const { series: s } = db.tables;
  return db.select({ slug: s.slug, title: s.title }).from(s).orderBy(desc(s.id)).limit(1_000);
}
