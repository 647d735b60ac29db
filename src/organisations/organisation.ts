export interface Organisation {
  id: number;
  name: string;
  listed: boolean;
  mergedInto: number | null;
  searchKey: string;
}

/**
 * Which of the organisations that share a spelling it means: a listed one before what was typed,
 * its own name before another spelling.
 */
export function chooseKnown(
  candidates: Organisation[],
  key: string,
): Organisation | 'ambiguous' | undefined {
  const own = candidates.find((candidate) => candidate.searchKey === key);
  const listed = candidates.filter((candidate) => candidate.listed);
  if (own?.listed) return own;
  if (listed.length === 1) return listed[0];
  if (own) return own;
  return candidates.length > 1 ? 'ambiguous' : candidates[0];
}

/** The part after the last `@`, lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/** A domain and those over it: `it.karlstad.se`, `karlstad.se`; never a top domain alone. */
export function domainsOver(domain: string): string[] {
  const labels = domain.toLowerCase().split('.');
  return labels.slice(0, -1).map((_, from) => labels.slice(from).join('.'));
}

/** From an organisation's id to that of the one it was merged into, and so on to the last. */
export type Merges = ReadonlyMap<number, number>;

/** Follows each chain to its end; a ring ends where it began. */
export function lastOfEach(mergedInto: Merges): Merges {
  const last = (id: number) => {
    const seen = new Set([id]);
    let at = id;
    for (let next = mergedInto.get(at); next !== undefined && !seen.has(next); ) {
      seen.add(next);
      at = next;
      next = mergedInto.get(at);
    }
    return at;
  };
  return new Map([...mergedInto.keys()].map((id) => [id, last(id)]));
}
