import { type LinkFigures, noFigures } from './figures-store.ts';

/** A figure as a member may see it: itself, or between which two it lies. */
export type Shown = { low: number; high: number };

export interface ShownFigures {
  visits: number;
  signUps: Shown;
  came: Shown;
}

const smallest = 1;
const largest = 4;
const isHidden = (n: number) => n >= smallest && n <= largest;
const exactly = (n: number): Shown => ({ low: n, high: n });
export const isExact = ({ low, high }: Shown) => low === high;

/**
 * A member's figures by link, and together, so that no figure from 1 to 4 can be told: neither
 * read nor worked out from the others (LAW-18, LAW-46). Visits are nobody's.
 */
export function guarded(rows: LinkFigures[]): { rows: ShownFigures[]; total: ShownFigures } {
  const signUps = guardColumn(rows.map((row) => row.signUps));
  const came = guardColumn(rows.map((row) => row.came));
  // Who came had signed up. Where both totals are told and different rows are hidden, the two
  // columns together could tell a row; so the second total is then told as a span.
  const both = [signUps, came].every(
    ({ hidden, total }) => hidden.includes(true) && isExact(total),
  );
  const alike = signUps.hidden.every((is, n) => is === came.hidden[n]);
  return {
    rows: rows.map((row, n) => ({
      visits: row.visits,
      signUps: signUps.cells[n] ?? exactly(0),
      came: came.cells[n] ?? exactly(0),
    })),
    total: {
      visits: rows.reduce((sum, row) => sum + row.visits, 0),
      signUps: signUps.total,
      came: both && !alike ? came.span : came.total,
    },
  };
}

function guardColumn(values: number[]) {
  const hidden = values.map(isHidden);
  const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0);
  const known = sum(values.filter((n) => !isHidden(n)));
  const unknown = sum(values.filter(isHidden));
  const rows = hidden.filter(Boolean).length;
  const span = { low: known + rows * smallest, high: known + rows * largest };
  // One hidden row is the total less the others; all at their least or most are told by the sum.
  const isTold = rows === 1 || unknown === rows * smallest || unknown === rows * largest;
  const isSafe = rows === 0 || (!isTold && !isHidden(known + unknown));
  return {
    hidden,
    cells: values.map((n) => (isHidden(n) ? { low: smallest, high: largest } : exactly(n))),
    span,
    total: isSafe ? exactly(known + unknown) : span,
  };
}

export function sumOf(rows: LinkFigures[]): LinkFigures {
  return rows.reduce(
    (sum, row) => ({
      visits: sum.visits + row.visits,
      signUps: sum.signUps + row.signUps,
      seats: sum.seats + row.seats,
      came: sum.came + row.came,
    }),
    noFigures,
  );
}
