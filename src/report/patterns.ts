import { addTo, type Shapes } from './count.ts';
import type { MorningFigures } from './mornings.ts';

/** Of a series with more, only the totals show. */
export const mostMornings = 6;

export interface Pattern {
  /** The numbers of the mornings, rising. */
  mornings: number[];
  people: number;
}

/** None where there are too many to choose among, or only one. */
export function patternsOf(
  everybody: Shapes,
  mornings: MorningFigures[],
  key: 'booked' | 'visited',
): Pattern[] {
  if (mornings.length < 2 || mornings.length > mostMornings) return [];
  const groups = new Map<string, number>();
  for (const [shape, people] of everybody) {
    if (shape[key].length > 0) addTo(groups, shape[key].join(), people);
  }
  return [...groups]
    .map(([places, people]) => ({
      mornings: places.split(',').map((place) => mornings[Number(place)]?.number ?? 0),
      people,
    }))
    .toSorted(
      (a, b) =>
        b.mornings.length - a.mornings.length ||
        b.people - a.people ||
        a.mornings.join().localeCompare(b.mornings.join()),
    );
}
