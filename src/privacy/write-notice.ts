import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../storage/database.ts';
import { type NoticeFacts, nobodysPhone, noticeTexts } from './notice.ts';
import { addNotice, findNewestNotice, storeController } from './store.ts';

/** Plainly not real, so that a start in production can tell that nobody has filled them in. */
export const sample: NoticeFacts = {
  controller: 'Länsstyrelsen Värmland',
  controllerEn: 'The County Administrative Board of Värmland',
  address: 'Länsstyrelsen Värmland, 651 86 Karlstad',
  email: 'oppnadata@varmland.example',
  phone: nobodysPhone,
  officer: 'dataskydd@varmland.example',
  host: 'Länsstyrelsernas gemensamma it-enhet',
  hostEn: 'the joint IT unit of the county administrative boards',
  keptMonths: 6,
};

/**
 * A new version of the notice, for those who sign up from now on. Earlier versions stay: each
 * sign-up keeps the one it was shown (LAW-12). The same texts again add nothing.
 */
export async function writeNotice(tx: Tx, facts: NoticeFacts, at: Date): Promise<void> {
  const texts = noticeTexts(facts);
  await storeController(tx, facts);
  const newest = await findNewestNotice(tx);
  if (newest && isDeepStrictEqual(newest.texts, texts)) return;
  await addNotice(tx, texts, at);
}

/** Run at every start: an empty database gets the sample notice, a filled one keeps its own. */
export async function seedNotice(tx: Tx, at: Date): Promise<void> {
  if (!(await findNewestNotice(tx))) await writeNotice(tx, sample, at);
}
