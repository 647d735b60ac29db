import type { Kit } from './columns.ts';
import { defineLetters } from './tables/letters.ts';
import { defineNetwork } from './tables/network.ts';
import { defineOperation } from './tables/operation.ts';
import { defineOrganisations } from './tables/organisations.ts';
import { definePeople } from './tables/people.ts';
import { defineSeries } from './tables/series.ts';

export type { SubmissionReceipt } from './tables/people.ts';

/** Every table of the house, once, for both engines. */
export function defineSchema(kit: Kit) {
  const organisations = defineOrganisations(kit);
  const series = defineSeries(kit, organisations);
  const network = defineNetwork(kit, { ...organisations, ...series });
  const people = definePeople(kit, { ...organisations, ...series, ...network });
  const letters = defineLetters(kit, { ...series, ...people });
  return {
    ...organisations,
    ...series,
    ...network,
    ...people,
    ...letters,
    ...defineOperation(kit),
  };
}

export type Tables = ReturnType<typeof defineSchema>;
