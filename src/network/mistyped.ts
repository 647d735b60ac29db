import { editDistance } from '../matching/index.ts';
import { listSeries } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import { listCodesInUse } from './store.ts';

const most = 2;
const longest = 60;

/**
 * The series that a code which is no code of ours was meant for: the only one there is, or the one
 * whose code is nearest. Undefined where it cannot be told.
 */
export async function seriesMeant(db: Reader, code: string): Promise<string | undefined> {
  const [only, ...others] = await listSeries(db);
  if (!only || others.length === 0) return only?.slug;
  if (code.length > longest) return;
  const near = (await listCodesInUse(db)).map(({ code: known, slug }) => ({
    slug,
    distance: editDistance(code, known, most),
  }));
  const least = Math.min(most, ...near.map(({ distance }) => distance));
  const slugs = new Set(near.filter(({ distance }) => distance === least).map(({ slug }) => slug));
  return slugs.size === 1 ? [...slugs][0] : undefined;
}
