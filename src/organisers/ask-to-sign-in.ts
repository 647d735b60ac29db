import { record } from '../history/index.ts';
import { storeLetters } from '../mail/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import type { SignInFacts } from './facts.ts';
import { countTokens, insertToken, lockOrganiser } from './store.ts';
import { hashOf, tokenMs } from './tokens.ts';

/** To one organiser, whoever asked: more would be a flood. */
const mostToOneOrganiser = 30;

/**
 * Mails an organiser a link and a code that sign in the browser that asked, once, within ten
 * minutes (SEC-02, SEC-03). Known address or not, it is one unit, and gives the same: what the
 * browser is to keep.
 */
export async function askToSignIn(
  { database, clock, random }: Services,
  email: string,
  language: Language,
  mayWrite = true,
): Promise<string> {
  const at = clock();
  const browser = random(24);
  await database.write(async (tx) => {
    const organiser = await lockOrganiser(tx, email);
    const entry = { at, actor: 'service', event: 'sign_in.asked', subject: 'organiser' };
    await record(tx, { ...entry, subjectId: organiser?.id ?? 0 });
    if (!organiser || !mayWrite) return;
    const since = new Date(at.getTime() - tokenMs);
    if ((await countTokens(tx, organiser.id, since)) >= mostToOneOrganiser) return;
    const token = await insertToken(tx, {
      organiserId: organiser.id,
      browserHash: hashOf(browser),
      createdAt: at,
      expiresAt: new Date(at.getTime() + tokenMs),
    });
    const facts: SignInFacts = { tokenId: token.id, browserHash: token.browserHash };
    const letter = {
      kind: 'sign-in',
      businessKey: `sign-in:${token.id}`,
      lane: 1,
      language,
      to: { name: email, email },
      facts,
    } as const;
    await storeLetters(tx, [letter], at);
  });
  return browser;
}
