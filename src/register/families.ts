import type { Merges } from '../organisations/index.ts';

export interface Families {
  rootOf(id: number): number;
  /** All that are one with it, the one that they were merged into first. */
  of(id: number): number[];
}

export function familiesOf(merges: Merges): Families {
  const merged = Map.groupBy(merges.keys(), (id) => merges.get(id) ?? id);
  const rootOf = (id: number) => merges.get(id) ?? id;
  return { rootOf, of: (id) => [rootOf(id), ...(merged.get(rootOf(id)) ?? [])] };
}
