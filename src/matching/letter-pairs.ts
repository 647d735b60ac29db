const letters = 64;
const pairs = letters * letters;

/**
 * Made ready to tell at once how many pairs of neighbouring letters a text shares with each of the
 * given ones, or more: two that are alike share most. The answer holds until the next question.
 */
export function countPairs(texts: readonly string[]): (text: string) => Uint16Array {
  const starts = new Uint32Array(pairs + 1);
  for (const text of texts) eachPair(text, (pair) => add(starts, pair + 1, 1));
  for (let pair = 0; pair < pairs; pair++) add(starts, pair + 1, starts[pair] ?? 0);
  const holders = new Uint32Array(starts[pairs] ?? 0);
  const next = starts.slice();
  texts.forEach((text, n) => {
    eachPair(text, (pair) => {
      holders[next[pair] ?? 0] = n;
      add(next, pair, 1);
    });
  });
  const counts = new Uint16Array(texts.length);
  return (text) => {
    counts.fill(0);
    eachPair(text, (pair) => {
      const end = starts[pair + 1] ?? 0;
      for (let at = starts[pair] ?? 0; at < end; at++) add(counts, holders[at] ?? 0, 1);
    });
    return counts;
  };
}

function eachPair(text: string, see: (pair: number) => void) {
  for (let n = 1; n < text.length; n++) {
    see((text.charCodeAt(n - 1) % letters) * letters + (text.charCodeAt(n) % letters));
  }
}

function add(to: Uint32Array | Uint16Array, at: number, amount: number) {
  to[at] = (to[at] ?? 0) + amount;
}
