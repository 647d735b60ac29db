import { translator } from '../i18n/translate.ts';
import { type LetterBook, type MakeLetter, renderLetter } from '../mail/index.ts';
import { pathsIn } from '../paths.ts';
import { makeSecretLink } from '../secret-links.ts';
import type { SignInFacts } from './facts.ts';
import { codeOf } from './tokens.ts';

const signIn: MakeLetter = ({ language, facts }, config) => {
  const { tokenId, browserHash } = facts as SignInFacts;
  const t = translator(language);
  const token = makeSecretLink(config.secretKey, 'sign-in', tokenId);
  const model = {
    title: t('organisers.letter.title'),
    url: config.baseUrl + pathsIn(language).signInLink(token),
    code: codeOf(config.secretKey, tokenId, browserHash).replace(/(\d{4})/, '$1 '),
    contact: { name: config.mailFrom.name, email: config.mailFrom.address },
    why: t('organisers.letter.why'),
    notYou: { text: t('organisers.letter.notYou') },
    mornings: [],
  };
  return renderLetter('sign-in', language, model, config);
};

/** The kinds of letters of this room. */
export const organiserLetters: LetterBook = { 'sign-in': signIn };
