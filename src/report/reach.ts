import type { Home } from './gather.ts';
import type { Tally } from './measures.ts';
import type { OrganisationFacts } from './names-store.ts';
import type { Report } from './report.ts';

export interface Reached extends Tally {
  facts: OrganisationFacts;
  /** Somebody came from there, or signed up and did not, or neither. */
  reach: 'came' | 'signed' | 'none';
}

/** Every municipality of the county, by where people's organisations have their seat. */
export function reachOf({ byMunicipality }: Report, { municipalities }: Home): Reached[] {
  return municipalities.map((facts) => {
    const { signed, due, came } = byMunicipality.find(
      ({ municipality }) => municipality === facts.municipalityCode,
    ) ?? { signed: 0, due: 0, came: 0 };
    return { facts, signed, due, came, reach: came > 0 ? 'came' : signed > 0 ? 'signed' : 'none' };
  });
}
