/** What people alike have booked and come to. Seminars are told by their place in the report. */
export interface Shape {
  /** Places, rising. Whoever came has one of these too. */
  booked: readonly number[];
  visited: readonly number[];
  /** Booked before the seminar began. */
  early: readonly number[];
}

/**
 * A shape as numbers that a database can add up: one for each 17 seminars, in which a bit stands
 * for each that is booked, 17 bits higher for each visited, 17 higher still for each booked early.
 */
export type Code = readonly number[];

/** Three times as many bits is what a whole number of JavaScript has room for. */
export const perNumber = 17;
export const visitedTimes = 2 ** perNumber;
export const earlyTimes = 2 ** (2 * perNumber);

export const numbersFor = (seminars: number) => Math.max(1, Math.ceil(seminars / perNumber));

/** The code of a shape: `KnownShapes` read it back. */
export function codeOf(shape: Shape, seminars: number): Code {
  const code = Array.from({ length: numbersFor(seminars) }, () => 0);
  const add = (places: readonly number[], times: number) => {
    for (const place of places) {
      const number = Math.floor(place / perNumber);
      code[number] = (code[number] ?? 0) + times * 2 ** (place % perNumber);
    }
  };
  add(shape.booked, 1);
  add(shape.visited, visitedTimes);
  add(shape.early, earlyTimes);
  return code;
}

/** How many seminars are booked, each once. */
export function countBooked(code: Code): number {
  let count = 0;
  for (const number of code) {
    for (let left = number % visitedTimes; left > 0; left >>= 1) count += left & 1;
  }
  return count;
}

/** The shapes that there are, each with a small number of its own: its place in both lists. */
export interface KnownShapes {
  codes: Code[];
  all: Shape[];
  numbers: Map<number | string, number>;
}

export const noShapes = (): KnownShapes => ({ codes: [], all: [], numbers: new Map() });

/** The number of a shape, a new one for a new shape. */
export function numberOf({ codes, all, numbers }: KnownShapes, code: Code): number {
  const key = code.length === 1 ? (code[0] ?? 0) : code.join(' ');
  let number = numbers.get(key);
  if (number === undefined) {
    number = codes.push(code) - 1;
    all.push(shapeOf(code));
    numbers.set(key, number);
  }
  return number;
}

/** What `codeOf` made a code of. */
function shapeOf(code: Code): Shape {
  const places = (times: number) =>
    code.flatMap((number, i) => {
      const bits = Math.floor(number / times) % visitedTimes;
      const own = Array.from({ length: perNumber }, (_, bit) => bit);
      return own.filter((bit) => bits & (1 << bit)).map((bit) => i * perNumber + bit);
    });
  return { booked: places(1), visited: places(visitedTimes), early: places(earlyTimes) };
}

/** What either has. */
export function eitherOf(a: Code, b: Code): Code {
  return a.map((number, i) => Number(BigInt(number) | BigInt(b[i] ?? 0)));
}

/** The map under a key, made where it is missing. */
export function within<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let found = map.get(key);
  if (!found) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}
