import { gotaland } from './gotaland.ts';
import type { ListedOrganisation } from './listed.ts';
import { norrland } from './norrland.ts';
import { gotland } from './regions.ts';
import { rowsOf, seatAt, severalIn } from './rows.ts';
import { svealand } from './svealand.ts';

/** All 290, each by the name it writes itself, Region Gotland among them. */
export const municipalities: readonly ListedOrganisation[] = [
  ...[gotaland, svealand, norrland].flatMap((table) => rowsOf(table, 6).map(municipality)),
  gotland,
];

function municipality(row: string[]): ListedOrganisation {
  const [code = '', name = '', place = '', domains = '', spellings = '', english = ''] = row;
  const isCity = / stad$/i.test(name);
  return {
    name,
    nameEn: english || (isCity ? `City of ${place}` : `${place} Municipality`),
    shortName: place,
    sector: 'municipality',
    ...seatAt(code),
    spellings: severalIn(spellings),
    domains: severalIn(domains),
  };
}
