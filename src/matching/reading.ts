import { cleanText, nameKey } from '../storage/text.ts';
import { editDistance } from './edit-distance.ts';
import {
  department,
  fillers,
  forms,
  kinds,
  longKinds,
  ownBody,
  phrases,
  shortForms,
} from './words.ts';

/** A name as it is compared: without what differs between two ways to write one and the same. */
export interface Reading {
  /** In order: kinds and short forms made alike, genitives and fillers off; å, ä and ö kept. */
  words: string[];
  /** The words in alphabetical order. */
  core: string;
  /** `core` with å, ä and ö folded, letter for letter. */
  plain: string;
  /** The folded words in order, as one. */
  letters: string;
  /** The kinds of body that it names, and the letters of the other words. */
  kinds: string;
  own: string;
  /** Whether it bears the form of a company, or calls itself a body of its own. */
  isOwnBody: boolean;
}

/** One way to write an organisation, as it is compared. */
export interface Entry extends Reading {
  id: number;
  /** A bare place or two letters: enough alone, but not with anything beside. */
  isWeak: boolean;
}

const kindsThemselves = new Set(kinds.values());
const kindsOfCounties = ['region', 'lansstyrelse'];
const seldomLonger = 200;

export function readName(text: string): Reading {
  return readWords(wordsIn(text));
}

/** @param raw as `wordsIn` gives them */
export function readWords(raw: readonly string[]): Reading {
  const read = raw.map(readWord);
  const isOfCounty = read.some((word) => kindsOfCounties.includes(word));
  const kept = read.filter(
    (word) => !(fillers.has(word) || (isOfCounty && /^(l[äa]n|county)$/.test(word))),
  );
  const words = kept.length > 0 ? kept : read;
  const byLetters = words.map((word) => [fold(word), word] as const).sort(compare);
  const letters = words.map(fold).join('');
  return {
    words,
    core: byLetters.map(([, word]) => word).join(' '),
    plain: byLetters.map(([folded]) => folded).join(' '),
    letters,
    kinds: words.filter(isKind).sort().join(' '),
    own: words
      .filter((word) => !isKind(word))
      .map(fold)
      .join(''),
    isOwnBody: raw.some((word) => forms.has(word) || ownBody.test(fold(word))),
  };
}

/** Words as typed but for case and signs; initials and known short forms are made whole. */
export function wordsIn(text: string): string[] {
  const key = nameKey(text.slice(0, seldomLonger));
  const swedish = phrases.reduce((all, [english, kind]) => all.replace(english, kind), key);
  const together = swedish.replace(/(?<=^| )\p{L}(?: \p{L})+(?= |$)/gu, (letters) =>
    letters.replaceAll(' ', ''),
  );
  return together.split(' ').flatMap(longForm);
}

/** The parts that commas, slashes, brackets and dashes make; one when there are none. */
export function partsOf(text: string): string[] {
  return cleanText(text)
    .split(/[,;:|/()[\]–—]| - /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export const isKind = (word: string) => kindsThemselves.has(word);
export const isDepartment = (word: string) => department.test(fold(word));
export const fold = (key: string) => key.replace(/[åä]/g, 'a').replaceAll('ö', 'o');

/** Whether `typed` is `written` with some of its å, ä and ö typed as a and o, and nothing else. */
export function isPlainOf(typed: string, written: string): boolean {
  if (typed.length !== written.length) return false;
  return [...typed].every((letter, n) => {
    const own = written.charAt(n);
    return letter === own || (own !== '' && letter === fold(own));
  });
}

function longForm(word: string): string[] {
  const long = shortForms.get(word) ?? shortForms.get(word.replace(/s$/, ''));
  if (long) return long.split(' ');
  return [word.length > 6 ? word.replace(/mynd$/, 'myndigheten') : word];
}

function readWord(word: string): string {
  const folded = fold(word);
  return kinds.get(folded) ?? forms.get(folded) ?? nearKind(folded) ?? withoutGenitive(word);
}

/** A plural is no misspelling: Sveriges kommuner are not a municipality. */
function nearKind(word: string) {
  if (word.length < 6 || word.endsWith('er')) return;
  const most = word.length < 10 ? 1 : 2;
  const near = longKinds.find(
    (kind) => kind[0] === word[0] && editDistance(word, kind, most) <= most,
  );
  return near && kinds.get(near);
}

const withoutGenitive = (word: string) =>
  word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;

const compare = ([a]: readonly [string, string], [b]: readonly [string, string]) =>
  a < b ? -1 : Number(a > b);
