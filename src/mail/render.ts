import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { Config } from '../config.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import type { Language } from '../storage/values.ts';
import type { Correspondent, LetterContent } from './letter.ts';
import { cleanSubject } from './names.ts';

/** What stands around every letter. */
export interface LetterFrame {
  title: string;
  /** Who answers: also Reply-To. */
  contact: Correspondent;
  /** Why it came, and what to do if it came to the wrong one. */
  why: string;
  notYou: { text: string; link?: { label: string; url: string } };
  /** The numbers of the mornings in the picture on top; none, no picture. */
  mornings: number[];
}

const views = fileURLToPath(new URL('../../views', import.meta.url));
const plain = { views, cache: true, autoEscape: false, autoTrim: false } as const;
const etas = {
  subject: new Eta({ ...plain, defaultExtension: '.subject.eta' }),
  text: new Eta({ ...plain, defaultExtension: '.text.eta' }),
  html: new Eta({
    views,
    cache: true,
    autoTrim: [false, 'nl'],
    defaultExtension: '.html.eta',
  }),
};

/** A letter from its three views, `views/mail/<kind>.{subject,text,html}.eta`. */
export async function renderLetter<M extends LetterFrame>(
  kind: string,
  language: Language,
  model: M,
  config: Config,
): Promise<LetterContent> {
  const given = {
    model,
    language,
    t: translator(language),
    contact: { ...model.contact, email: formatIn(language).address(model.contact.email) },
    privacyUrl: config.baseUrl + pathsIn(language).privacy(),
  };
  return {
    subject: cleanSubject(etas.subject.render(`mail/${kind}`, given)),
    text: tidy(etas.text.render(`mail/${kind}`, given)),
    html: await inlined(etas.html.render(`mail/${kind}`, given)),
    replyTo: model.contact,
  };
}

/** Spaces that hold words together are for pages; at most one empty line in a row. */
function tidy(text: string) {
  return `${text
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** Many readers drop the style element. Loaded with the first letter: it takes some 25 MB. */
async function inlined(html: string) {
  const { default: juice } = await import('juice');
  return juice(html, { preserveMediaQueries: true });
}
