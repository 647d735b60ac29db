import type { Reader } from '../storage/database.ts';
import { type Found, type FoundRows, foundIn } from './paging.ts';

/** A search through very many people, apart from those who sign up meanwhile. */
export default (found: Found, db: Reader): Promise<FoundRows> => foundIn(db, found);
