export interface Contender<M> {
  name: string;
  measure: () => Promise<M>;
}

/**
 * Every contender once a round, in turned order every other round, so that a machine that grows
 * slower or faster meanwhile does so for all alike. The first round warms up and is not counted.
 */
export async function alternate<M>(rounds: number, contenders: Contender<M>[]) {
  const results = new Map(contenders.map(({ name }) => [name, [] as M[]]));
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? contenders : contenders.toReversed();
    for (const { name, measure } of order) {
      const measured = await measure();
      if (round > 0) results.get(name)?.push(measured);
    }
  }
  return (name: string): M[] => results.get(name) ?? [];
}

export function median(numbers: number[]) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/** As `3 412 (3 380–3 440)`: the median, and the lowest and highest round. */
export function spread(numbers: number[], digits = 0) {
  const show = (number: number) => number.toFixed(digits);
  return `${show(median(numbers))} (${show(Math.min(...numbers))}–${show(Math.max(...numbers))})`;
}

/** Prints `ratio 1.04, goal 1.00: reached`. */
export function verdict(what: string, value: number, goal: number, isGoalLeast: boolean) {
  const reached = isGoalLeast ? value >= goal : value <= goal;
  const side = isGoalLeast ? 'at least' : 'at most';
  console.log(
    `${what} ${value.toFixed(2)}, goal ${side} ${goal}: ${reached ? 'reached' : 'NOT reached'}`,
  );
  return reached;
}
