import type { Sector } from '../../storage/values.ts';

/** One organisation that we list ourselves, and so may suggest to strangers. */
export interface ListedOrganisation {
  name: string;
  nameEn?: string;
  /** A municipality's is its place: "Falun" of "Falu kommun". */
  shortName?: string;
  sector: Sector;
  /** Of its seat, by the official codes; left out where it works all over the country. */
  countyCode?: string;
  municipalityCode?: string;
  /** Others than those that case, signs, genitives and "kommun" or "stad" make of its names. */
  spellings: string[];
  /** Only where the domain is its alone: dom.se and lansstyrelsen.se witness for nobody. */
  domains: string[];
}
