import { judge } from './judge.ts';
import { isPartOf, mayBePartOf } from './parts.ts';
import { isKind, type Reading, readName } from './reading.ts';
import type { RegisterIndex } from './register-index.ts';
import { forms, partWords } from './words.ts';

/**
 * What speaks for two being the same: how the name reads, that it is a part of the other, letters
 * that were mistaken, words that both have, or the mail of whoever typed it.
 */
export type Why = 'name' | 'part' | 'letters' | 'words' | 'mail';

export interface Proposal {
  id: number;
  /** Over 0, and at most 1: the same for all that is known. */
  score: number;
  why: Why;
}

const least = 0.45;
const ofMail = 0.6;
/** A word that so many have tells nothing of which of them it is. */
const commonest = 8;
/** A name of which more letters are wrong is another. */
const mostWrong = 0.26;

/**
 * Listed organisations that a typed name may mean, the likeliest first, at most `most`.
 *
 * @param emails of people who typed it
 */
export function proposeListed(
  index: RegisterIndex,
  typed: string,
  emails: readonly string[] = [],
  most = 3,
): Proposal[] {
  const reading = readName(typed);
  const certain = [undefined, ...emails].map((email) => judge(index, typed, email ?? ''));
  return best(
    [
      ...certain.flatMap((id) => proposal(id, 1, 'name')),
      ...index.find(reading).flatMap(({ id }) => proposal(id, 0.9, 'name')),
      ...isPartOf(index, typed).flatMap((id) => proposal(id, 0.8, 'part')),
      ...mayBePartOf(index, typed).flatMap((id) => proposal(id, 0.7, 'part')),
      ...emails.flatMap((email) => proposal(index.ownerOf(email), ofMail, 'mail')),
      ...nearTo(index, reading),
      ...withWordsOf(index, reading),
    ],
    most,
  );
}

/** Each once, by what speaks most for it; in the order of ids where that is the same. */
export function best(proposals: readonly Proposal[], most: number): Proposal[] {
  const strongest = new Map<number, Proposal>();
  for (const one of proposals) {
    const other = strongest.get(one.id);
    if (!other || one.score > other.score) strongest.set(one.id, one);
  }
  return [...strongest.values()]
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, most);
}

/** Whether a folded word says more than where it is, or what kind of body. */
const isTelling = (index: RegisterIndex, word: string): boolean =>
  !isKind(word) &&
  !partWords.has(word) &&
  !index.isPlace(word) &&
  index.withWord(word).length < commonest;

/**
 * How much of two names are the same words, by their letters: 0 to 1. None of them, if they share
 * nothing that tells; but a bare place is told by whatever is named after it.
 */
export function wordsShared(index: RegisterIndex, one: Reading, other: Reading): number {
  const own = contentOf(one);
  const others = contentOf(other);
  const shared = own.filter((word) => others.includes(word));
  const tells = (word: string) => isTelling(index, word);
  if (!shared.some(tells) && !(isPlaceOf(own, others) && !others.some(tells))) return 0;
  return (2 * shared.join('').length) / (own.join('').length + others.join('').length);
}

const isPlaceOf = (words: string[], others: string[]) =>
  !words.every(isKind) && words.every((word) => others.includes(word));

/** The folded words without the form of the company, and whether it is a county's. */
export const contentOf = ({ plain }: Reading): string[] =>
  plain.split(' ').filter((word) => !forms.has(word) && word !== 'lan');

function proposal(id: number | undefined, score: number, why: Why): Proposal[] {
  return id === undefined ? [] : [{ id, score: Math.round(score * 100) / 100, why }];
}

function nearTo(index: RegisterIndex, reading: Reading): Proposal[] {
  const length = Math.max(reading.own.length, 1);
  const near = index.near(reading, 1).filter(({ distance }) => distance / length <= mostWrong);
  return near.flatMap(({ id, distance }) => proposal(id, 0.9 * (1 - distance / length), 'letters'));
}

function withWordsOf(index: RegisterIndex, reading: Reading): Proposal[] {
  const words = contentOf(reading);
  const telling = words.length === 1 ? words : words.filter((word) => isTelling(index, word));
  const ids = telling.flatMap((word) => (isKind(word) ? [] : index.withWord(word)));
  return [...new Set(ids)].flatMap((id) => {
    const shares = index.entriesOf(id).map((entry) => wordsShared(index, reading, entry));
    return proposal(id, 0.8 * Math.max(0, ...shares), 'words');
  });
}
