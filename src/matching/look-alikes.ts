import { editDistance } from './edit-distance.ts';
import { best, contentOf, type Proposal, wordsShared } from './proposals.ts';
import { type Reading, readName } from './reading.ts';
import type { RegisterIndex } from './register-index.ts';

const shortest = 6;

/**
 * Finds among typed names, given one after another, the earlier ones that may be the same. The work
 * is the same for each, however many are alike: of those with a key in common only the first is
 * looked at.
 */
export function createLookAlikes(
  index: RegisterIndex,
  areApart: (one: number, other: number) => boolean,
) {
  const firstWith = new Map<number, number>();
  const readings = new Map<number, Reading>();
  return (id: number, name: string, most: number): Proposal[] => {
    const reading = readName(name);
    readings.set(id, reading);
    const earlier = new Set<number>();
    for (const key of keysOf(reading)) {
      const hash = hashOf(key);
      const first = firstWith.get(hash);
      if (first === undefined) firstWith.set(hash, id);
      else if (first !== id && !areApart(first, id)) earlier.add(first);
    }
    const proposals = [...earlier].flatMap((other) =>
      likeness(index, reading, readings.get(other), other),
    );
    return best(proposals, most);
  };
}

/** The folded name, the name without its form, its first two words, and it without each letter. */
function* keysOf(reading: Reading): Generator<string> {
  const words = contentOf(reading);
  const letters = inOrder(reading);
  yield words.join(' ');
  yield letters;
  const [first = '', second = ''] = reading.words;
  if (second !== '' && first.length + second.length > shortest) yield `${first} ${second} …`;
  if (letters.length < shortest) return;
  for (let n = 0; n < letters.length; n++) yield letters.slice(0, n) + letters.slice(n + 1);
}

function likeness(
  index: RegisterIndex,
  one: Reading,
  other: Reading | undefined,
  id: number,
): Proposal[] {
  if (!other || figuresOf(one) !== figuresOf(other)) return [];
  const [a, b] = [inOrder(one), inOrder(other)];
  if (a === b || contentOf(one).join() === contentOf(other).join()) {
    return [{ id, score: one.plain === other.plain ? 0.95 : 0.85, why: 'name' }];
  }
  const far = editDistance(a, b, 2);
  const isNear = far <= 2 && Math.min(a.length, b.length) >= shortest;
  const letters: Proposal[] = isNear
    ? [{ id, score: rounded(0.9 * (1 - far / a.length)), why: 'letters' }]
    : [];
  return [...letters, { id, score: rounded(0.8 * wordsShared(index, one, other)), why: 'words' }];
}

/** The letters as they come, without the form of the company. */
const inOrder = ({ letters, words }: Reading) => letters.slice(0, letters.length - formOf(words));

/** How many letters the form at the end has. */
function formOf(words: string[]) {
  const last = words.at(-1) ?? '';
  return words.length > 1 && ['ab', 'hb', 'kb', 'inc'].includes(last) ? last.length : 0;
}

/** Skola 1 is not Skola 2. */
const figuresOf = ({ letters }: Reading) => letters.replace(/\D+/g, ' ').trim();

/** Two with the same number are looked at as if they had the same key, and told apart then. */
function hashOf(key: string) {
  let hash = 0x811c9dc5;
  for (let n = 0; n < key.length; n++) hash = Math.imul(hash ^ key.charCodeAt(n), 0x01000193);
  return hash;
}

const rounded = (score: number) => Math.round(score * 100) / 100;
