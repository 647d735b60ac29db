import { listPublicSeats } from '../bookings/index.ts';
import { findNewestNotice } from '../privacy/index.ts';
import type { Seminar, Series } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { askedFields, askedNeeds } from './asked.ts';
import { type SignUpInput, type SignUpModel, signUpModel } from './pages.ts';

/** The form with what was typed and what is wrong with it, and the notice that stands in it. */
export async function loadSignUpForm(
  db: Reader,
  input: Omit<SignUpInput, 'notice' | 'questions' | 'needs' | 'publicSeats'>,
): Promise<SignUpModel> {
  const notice = await findNewestNotice(db);
  const texts = notice?.texts[input.language] ?? { summary: [], rights: [] };
  return signUpModel({
    ...input,
    publicSeats: await listPublicSeats(db, input.seminars, input.now),
    notice: { ...texts, id: notice?.id },
    questions: await askedFields(db, input),
    needs: askedNeeds(input),
  });
}

/**
 * The empty form as it stands on the series page, which is one and the same for every visitor: no
 * key is in it, and a code of a share link comes with the address it is sent to.
 */
export function signUpForm(
  db: Reader,
  { series, occasions }: { series: Series; occasions: { seminar: Seminar }[] },
  language: Language,
  now: Date,
): Promise<SignUpModel> {
  const seminars = occasions.map(({ seminar }) => seminar);
  const empty = { typed: {}, errors: [], idempotencyKey: undefined, via: undefined };
  return loadSignUpForm(db, { series, seminars, language, now, ...empty });
}
