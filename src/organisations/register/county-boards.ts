import type { ListedOrganisation } from './listed.ts';
import { rowsOf, seatAt, severalIn } from './rows.ts';

/** Code of the seat, what the board calls itself after, its county's name, other spellings. */
const table = `
0180 | Stockholm | Stockholms län
0380 | Uppsala | Uppsala län
0480 | Södermanland | Södermanlands län | Länsstyrelsen Sörmland; Länsstyrelsen i Sörmland; Lst Sörmland
0580 | Östergötland | Östergötlands län
0680 | Jönköping | Jönköpings län
0780 | Kronoberg | Kronobergs län
0880 | Kalmar | Kalmar län
0980 | Gotland | Gotlands län
1080 | Blekinge | Blekinge län
1280 | Skåne | Skåne län
1380 | Halland | Hallands län
1480 | Västra Götaland | Västra Götalands län | Länsstyrelsen VG; Lst VG; Länsstyrelsen VGL
1780 | Värmland | Värmlands län | Lst i Värmland; Värmlands länsstyrelse
1880 | Örebro | Örebro län
1980 | Västmanland | Västmanlands län
2080 | Dalarna | Dalarnas län
2180 | Gävleborg | Gävleborgs län
2280 | Västernorrland | Västernorrlands län
2380 | Jämtland | Jämtlands län | Länsstyrelsen Jämtland Härjedalen
2480 | Västerbotten | Västerbottens län
2580 | Norrbotten | Norrbottens län
`;

/** All 21. They share lansstyrelsen.se, which so is nobody's. */
export const countyBoards: readonly ListedOrganisation[] = rowsOf(table, 4).map(
  ([seat = '', area = '', county = '', spellings = '']) => ({
    name: `Länsstyrelsen ${area}`,
    nameEn: `County Administrative Board of ${area}`,
    sector: 'state',
    ...seatAt(seat),
    spellings: [
      `Länsstyrelsen i ${area}`,
      `Länsstyrelsen i ${county}`,
      `Länsstyrelsen ${county}`,
      `Lst ${area}`,
      `Lst ${county}`,
      ...severalIn(spellings),
    ],
    domains: [],
  }),
);
