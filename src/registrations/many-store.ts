import { and, asc, eq, inArray } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { insertMany } from '../storage/insert-many.ts';
import type { SignUp } from './store.ts';

/** Values of one statement: both engines take some thirty thousand values at once. */
const atOnce = 400;

/** Every sign-up of these addresses in a series, ended ones too, oldest first. */
export async function listSignUpsByAddress(
  db: Reader,
  seriesId: number,
  emails: string[],
): Promise<SignUp[]> {
  const { signUps: u } = db.tables;
  const found: SignUp[] = [];
  for (let from = 0; from < emails.length; from += atOnce) {
    const part = emails.slice(from, from + atOnce);
    const isOfPart = and(eq(u.seriesId, seriesId), inArray(u.email, part));
    found.push(...(await db.select().from(u).where(isOfPart).orderBy(asc(u.id))));
  }
  return found;
}

/** In the order given. Those whose address has an active sign-up meanwhile are not among them. */
export const insertSignUps = insertMany(
  'signUps',
  [
    ...(['seriesId', 'email', 'name', 'role', 'roleCategory', 'noticeId', 'cancelledAt'] as const),
    ...(['cancelledBy', 'searchKey', 'sortKey', 'organisationId', 'organisationAsTyped'] as const),
    ...(['language', 'wholeSeries', 'shareLinkId', 'createdAt'] as const),
  ],
  { passesConflicts: true, returning: true },
);
