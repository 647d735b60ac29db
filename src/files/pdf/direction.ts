import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** Signs that nobody sees, and that say which way what follows runs. */
export const rightToLeft = '\u200f';
const leftToRight = '\u200e';

/** For each place in a text which way it runs: odd from right to left. */
export const levelsOf = (text: string) => bidi.getEmbeddingLevels(text).levels;

/** Which way a text runs on the whole, as a sign before each of its lines. */
export function wayOf(text: string) {
  const { paragraphs, levels } = bidi.getEmbeddingLevels(text);
  if (!levels.some(isRight)) return '';
  return isRight(paragraphs[0]?.level ?? 0) ? rightToLeft : leftToRight;
}

export const isRight = (level: number) => level % 2 === 1;

/** A bracket as it looks where texts run from right to left. */
export const mirrored = (letter: string) => bidi.getMirroredCharacter(letter) ?? letter;

/** The order in which pieces are seen, from the left: what runs the other way is turned round. */
export function inSight<Piece extends { level: number }>(pieces: Piece[]): Piece[] {
  const order = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    let from = 0;
    while (from < order.length) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to++;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to + 1;
    }
  }
  return order;
}
