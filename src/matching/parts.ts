import { fold, isDepartment, isKind, partsOf, readName, readWords, wordsIn } from './reading.ts';
import type { RegisterIndex } from './register-index.ts';
import { fillers, ownBody, partWords } from './words.ts';

/**
 * The organisations that a name with a department, place or explanation beside it speaks of:
 * "Karlstads kommun, IT-avdelningen", "MSB (Karlstad)", "Skatteverket Karlstad". A bare place is
 * none. More than one when it speaks of several.
 */
export function isPartOf(index: RegisterIndex, typed: string): number[] {
  const parts = partsOf(typed);
  const ofParts = parts.length > 1 ? parts.flatMap((part) => named(index, part)) : [];
  const found = ofParts.length > 0 ? ofParts : named(index, typed);
  return [...new Set(found)];
}

/**
 * What a bare place with nothing but departments beside it may speak of: "Arvika,
 * kommunledningskontoret".
 */
export function mayBePartOf(index: RegisterIndex, typed: string): number[] {
  const parts = partsOf(typed);
  const [place, ...others] = parts.filter((part) => !isDepartmentOf(index, part));
  if (place === undefined || others.length > 0 || parts.length === 1) return [];
  return index.find(readName(place)).map(({ id }) => id);
}

/** Whether it is nothing but a department: "IT-avdelningen". */
export function isDepartmentOf(index: RegisterIndex, typed: string): boolean {
  const words = wordsIn(typed);
  const saysNothing = (word: string) => fillers.has(fold(word)) || isPlace(index, word);
  return isBeside(index, words) && !words.every(saysNothing);
}

function named(index: RegisterIndex, part: string): number[] {
  const whole = strong(index, part);
  if (whole.length > 0) return whole;
  const words = wordsIn(part);
  for (let length = words.length - 1; length > 0; length--) {
    const ids = [
      ...withBeside(index, words.slice(0, length), words.slice(length)),
      ...withBeside(index, words.slice(-length), words.slice(0, -length)),
    ];
    if (ids.length > 0) return ids;
  }
  return [];
}

/** "Karlstads kommun och Region Värmland" speaks of two. */
function withBeside(index: RegisterIndex, own: string[], beside: string[]) {
  if (!isBeside(index, beside)) return [];
  const ids = strong(index, own.join(' '));
  return ids.length > 0 ? [...ids, ...strong(index, beside.join(' '))] : [];
}

function strong(index: RegisterIndex, text: string) {
  const hits = index.find(readName(text)).filter(({ isWeak }) => !isWeak);
  const exact = hits.filter(({ isExact }) => isExact);
  return (exact.length > 0 ? exact : hits).map(({ id }) => id);
}

/** Words that only say which part of it, or where: the last one a department, or each of them. */
function isBeside(index: RegisterIndex, words: string[]): boolean {
  const folded = words.map(fold);
  if (folded.some((word) => ownBody.test(word))) return false;
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (isDepartment(first) || isDepartment(last)) return true;
  return folded.every(
    (word, n) =>
      partWords.has(word) ||
      fillers.has(word) ||
      /^\d+$/.test(word) ||
      isPlace(index, words[n] ?? ''),
  );
}

function isPlace(index: RegisterIndex, word: string) {
  const { plain } = readWords([word]);
  return !isKind(plain) && index.isPlace(plain);
}
