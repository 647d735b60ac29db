import type { ListedOrganisation } from './listed.ts';
import { organisationsIn } from './rows.ts';

/**
 * By law a municipality, which does what regions do as well: listed once, so that nobody is counted
 * twice, with the sector that lets its county's one municipality be reached; it is one of the 290
 * municipalities and one of the 21 regions.
 */
export const gotland: ListedOrganisation = {
  name: 'Region Gotland',
  nameEn: 'Region Gotland',
  shortName: 'Gotland',
  sector: 'municipality',
  countyCode: '09',
  municipalityCode: '0980',
  spellings: ['Gotlands kommun', 'Gotland Municipality', 'Gotlands läns landsting'],
  domains: ['gotland.se'],
};

const table = `
Region Stockholm | Region Stockholm | | 0180 | regionstockholm.se; sll.se | Stockholms läns landsting; SLL
Region Uppsala | Region Uppsala | | 0380 | regionuppsala.se | Landstinget i Uppsala län; Uppsala läns landsting; LUL
Region Sörmland | Region Sörmland | | 0480 | regionsormland.se | Region Södermanland; Landstinget Sörmland; Södermanlands läns landsting
Region Östergötland | Region Östergötland | RÖ | 0580 | regionostergotland.se | Landstinget i Östergötland; Östergötlands läns landsting
Region Jönköpings län | Region Jönköping County | RJL | 0680 | rjl.se | Region Jönköping; Landstinget i Jönköpings län; Jönköpings läns landsting
Region Kronoberg | Region Kronoberg | | 0780 | kronoberg.se; regionkronoberg.se | Landstinget Kronoberg; Kronobergs läns landsting
Region Kalmar län | Region Kalmar County | | 0880 | regionkalmar.se | Region Kalmar; Landstinget i Kalmar län; Kalmar läns landsting
Region Blekinge | Region Blekinge | | 1080 | regionblekinge.se | Landstinget Blekinge; Blekinge läns landsting
Region Skåne | Region Skåne | | 1290 | skane.se | Skåne läns landsting; Malmöhus läns landsting; Kristianstads läns landsting
Region Halland | Region Halland | | 1380 | regionhalland.se | Landstinget Halland; Hallands läns landsting
Västra Götalandsregionen | Region Västra Götaland | VGR | 1487 | vgregion.se | VG-regionen; Västra Götalands läns landsting; Landstinget i Västra Götaland
Region Värmland | Region Värmland | | 1780 | regionvarmland.se | Landstinget i Värmland; Värmlands läns landsting
Region Örebro län | Region Örebro County | | 1880 | regionorebrolan.se | Region Örebro; Örebro läns landsting; ÖLL
Region Västmanland | Region Västmanland | | 1980 | regionvastmanland.se | Landstinget Västmanland; Västmanlands läns landsting
Region Dalarna | Region Dalarna | | 2080 | regiondalarna.se | Landstinget Dalarna; Dalarnas läns landsting; Kopparbergs läns landsting
Region Gävleborg | Region Gävleborg | | 2180 | regiongavleborg.se | Landstinget Gävleborg; Gävleborgs läns landsting
Region Västernorrland | Region Västernorrland | RVN | 2280 | rvn.se | Landstinget Västernorrland; Västernorrlands läns landsting
Region Jämtland Härjedalen | Region Jämtland Härjedalen | RJH | 2380 | regionjh.se | Region Jämtland; Jämtlands läns landsting; JLL
Region Västerbotten | Region Västerbotten | | 2480 | regionvasterbotten.se | Landstinget Västerbotten; Västerbottens läns landsting; VLL
Region Norrbotten | Region Norrbotten | | 2580 | norrbotten.se | Landstinget Norrbotten; Norrbottens läns landsting; NLL
`;

/** All 21, Region Gotland among them. */
export const regions: readonly ListedOrganisation[] = [
  ...organisationsIn(table, 'region'),
  gotland,
];
