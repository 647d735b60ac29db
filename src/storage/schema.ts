import type { Kit } from './columns.ts';
import { defineLetters } from './tables/letters.ts';
import { defineLists } from './tables/lists.ts';
import { defineNetwork } from './tables/network.ts';
import { defineOperation } from './tables/operation.ts';
import { defineOrganisations } from './tables/organisations.ts';
import { definePeople } from './tables/people.ts';
import { defineQuestions } from './tables/questions.ts';
import { defineSeries } from './tables/series.ts';

export type { SubmissionReceipt } from './tables/people.ts';

/** Every table of the house, once, for both engines. */
export function defineSchema(kit: Kit) {
  const organisations = defineOrganisations(kit);
  const series = defineSeries(kit, organisations);
  const network = defineNetwork(kit, { ...organisations, ...series });
  const people = definePeople(kit, { ...organisations, ...series, ...network });
  const questions = defineQuestions(kit, { ...series, ...people });
  const letters = defineLetters(kit, { ...series, ...people });
  const operation = defineOperation(kit);
  const lists = defineLists(kit, { ...series, ...operation });
  return {
    ...organisations,
    ...series,
    ...network,
    ...people,
    ...questions,
    ...letters,
    ...operation,
    ...lists,
  };
}

export type Tables = ReturnType<typeof defineSchema>;
