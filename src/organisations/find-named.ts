import type { Reader } from '../storage/database.ts';
import { cleanText, nameKey, searchKey } from '../storage/text.ts';
import { lastOf } from './chain.ts';
import { findRow, type Row } from './change-store.ts';
import { chooseKnown } from './organisation.ts';
import { findByNameKey, findBySpelling } from './store.ts';

/**
 * The organisation that an organiser names, by its own name or else another spelling, after
 * merging; nothing is guessed. `notId`: one that is not meant.
 */
export async function findNamed(
  db: Reader,
  text: string,
  notId?: number,
): Promise<Row | 'ambiguous' | undefined> {
  const name = cleanText(text);
  const key = nameKey(name);
  const own = await findByNameKey(db, key);
  if (own && own.id !== notId) return findRow(db, await lastOf(db, own.id));
  const others = (await findBySpelling(db, searchKey(name))).filter(({ id }) => id !== notId);
  const known = chooseKnown(others, key);
  if (!known || known === 'ambiguous') return known;
  return findRow(db, await lastOf(db, known.id));
}

/** By its own name alone, merged or not. */
export async function findOwnName(db: Reader, text: string): Promise<Row | undefined> {
  const own = await findByNameKey(db, nameKey(cleanText(text)));
  return own && findRow(db, own.id);
}
