/**
 * How many letters are left out, put in, changed or swapped with the next between two words, at
 * most `most`: more than that is told as `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const [one, other] = withoutSameEnds(a, b);
  if (one.length === 0 || other.length === 0) return one.length + other.length;
  const far = most + 1;
  let [before, last, row] = rowsFor(other.length + 1);
  last.fill(far, 0, other.length + 1);
  for (let j = 0; j <= Math.min(other.length, most); j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    row.fill(far, 0, other.length + 1);
    if (i <= most) row[0] = i;
    let least = row[0] ?? far;
    // Farther from the diagonal than `most` everything is too far.
    for (let j = Math.max(1, i - most); j <= Math.min(other.length, i + most); j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const changed = at(last, j - 1) + (isSame ? 0 : 1);
      const cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed, far);
      row[j] = isSwapped ? Math.min(cost, at(before, j - 2) + 1) : cost;
      least = Math.min(least, at(row, j));
    }
    if (least > most) return far;
    [before, last, row] = [last, row, before];
  }
  return Math.min(at(last, other.length), far);
}

/** What both begin or end with is of no weight. */
function withoutSameEnds(a: string, b: string): [string, string] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start++;
  let end = 0;
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

type Rows = [Uint8Array, Uint8Array, Uint8Array];

const newRows = (length: number): Rows => [
  new Uint8Array(length),
  new Uint8Array(length),
  new Uint8Array(length),
];
let spare = newRows(256);

/** Used again and again: to make them took longer than to fill them. */
function rowsFor(length: number): Rows {
  if (spare[0].length < length) spare = newRows(length);
  return spare;
}

const at = (row: Uint8Array, j: number) => row[j] ?? 0;
