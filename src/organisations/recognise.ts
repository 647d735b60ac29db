import { proposeListed } from '../matching/index.ts';
import type { Reader } from '../storage/database.ts';
import { cleanText } from '../storage/text.ts';
import { findMeant } from './match.ts';
import { readRegister } from './read-register.ts';

/** A name that means nobody who is there. */
export interface UnknownName {
  name: string;
  /** Listed organisations that it may mean, the likeliest first. */
  proposals: string[];
}

/** Those of the names that `matchOrganisation` would make an organisation of. */
export async function listUnknown(db: Reader, names: readonly string[]): Promise<UnknownName[]> {
  const unknown: UnknownName[] = [];
  for (const name of new Set(names.map(cleanText))) {
    if (await findMeant(db, name, '')) continue;
    const index = await readRegister(db);
    const proposals = proposeListed(index, name).flatMap(({ id }) => index.get(id)?.name ?? []);
    unknown.push({ name, proposals });
  }
  return unknown;
}
