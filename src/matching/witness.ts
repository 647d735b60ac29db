import { nameKey } from '../storage/text.ts';
import { fold, type Reading } from './reading.ts';
import type { RegisterIndex } from './register-index.ts';
import { fillers } from './words.ts';

/**
 * Whether all that is said is in a name of the owner's: "Karlstad" or "Universitetet" from somebody
 * with a mail from kau.se.
 */
export function isNamedAfter(index: RegisterIndex, { words }: Reading, owner: number): boolean {
  return index.entriesOf(owner).some((entry) => words.every((word) => entry.words.includes(word)));
}

/** "LiV" from somebody at Landstinget i Värmland. */
export function isInitialsOf(index: RegisterIndex, typed: string, owner: number): boolean {
  const letters = fold(nameKey(typed)).replaceAll(' ', '');
  if (letters.length < 2 || letters.length > 8) return false;
  const spellings = index.get(owner)?.spellings ?? [];
  return spellings.some((spelling) => {
    const words = fold(nameKey(spelling)).split(' ');
    const initials = (all: string[]) => all.map((word) => word[0]).join('');
    return [words, words.filter((word) => !fillers.has(word))].some(
      (all) => all.length > 1 && initials(all) === letters,
    );
  });
}
