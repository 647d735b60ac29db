import type { ListedOrganisation } from './listed.ts';
import { organisationsIn, rowsOf, seatAt, severalIn } from './rows.ts';

/** What the courts share is dom.se, which so is nobody's. */
const highest = `
Högsta domstolen | Supreme Court of Sweden | HD | 0180
Högsta förvaltningsdomstolen | Supreme Administrative Court of Sweden | HFD | 0180 | | Regeringsrätten
Arbetsdomstolen | Swedish Labour Court | AD | 0180 | arbetsdomstolen.se
Försvarsunderrättelsedomstolen | Swedish Foreign Intelligence Court
`;

const appeal = `
Svea hovrätt | Svea Court of Appeal | | 0180 | | Hovrätten Stockholm; Hovrätten i Stockholm
Göta hovrätt | Göta Court of Appeal | | 0680 | | Hovrätten Jönköping; Hovrätten i Jönköping
Hovrätten över Skåne och Blekinge | Court of Appeal for Scania and Blekinge | | 1280 | | Hovrätten för Skåne och Blekinge; Hovrätten Malmö; Hovrätten i Malmö
Hovrätten för Västra Sverige | Court of Appeal for Western Sweden | | 1480 | | Hovrätten Göteborg; Hovrätten i Göteborg
Hovrätten för Nedre Norrland | Court of Appeal for Lower Norrland | | 2281 | | Hovrätten Sundsvall; Hovrätten i Sundsvall
Hovrätten för Övre Norrland | Court of Appeal for Upper Norrland | | 2480 | | Hovrätten Umeå; Hovrätten i Umeå
Kammarrätten i Stockholm | Administrative Court of Appeal in Stockholm | | 0180 | | Kammarrätten Stockholm
Kammarrätten i Göteborg | Administrative Court of Appeal in Gothenburg | | 1480 | | Kammarrätten Göteborg
Kammarrätten i Jönköping | Administrative Court of Appeal in Jönköping | | 0680 | | Kammarrätten Jönköping
Kammarrätten i Sundsvall | Administrative Court of Appeal in Sundsvall | | 2281 | | Kammarrätten Sundsvall
`;

/** Place, code of the seat, genitive, English place. */
const administrative = `
Falun | 2080 | Falu
Göteborg | 1480 | Göteborgs | Gothenburg
Härnösand | 2280 | Härnösands
Jönköping | 0680 | Jönköpings
Karlstad | 1780 | Karlstads
Linköping | 0580 | Linköpings
Luleå | 2580 | Luleå
Malmö | 1280 | Malmö
Stockholm | 0180 | Stockholms
Umeå | 2480 | Umeå
Uppsala | 0380 | Uppsala
Växjö | 0780 | Växjö
`;

/** Place or area as the court's name has it, code of the seat, place or area itself, spellings. */
const district = `
Alingsås | 1489 | Alingsås
Attunda | 0163 | Attunda | Tingsrätten i Sollentuna; Sollentuna tingsrätt
Blekinge | 1080 | Blekinge | Tingsrätten i Karlskrona; Karlskrona tingsrätt
Borås | 1490 | Borås
Eksjö | 0686 | Eksjö
Eskilstuna | 0484 | Eskilstuna
Falu | 2080 | Falun
Gotlands | 0980 | Gotland | Tingsrätten i Visby; Visby tingsrätt
Gällivare | 2523 | Gällivare
Gävle | 2180 | Gävle
Göteborgs | 1480 | Göteborg | Gothenburg District Court
Halmstads | 1380 | Halmstad
Haparanda | 2583 | Haparanda
Helsingborgs | 1283 | Helsingborg
Hudiksvalls | 2184 | Hudiksvall
Hässleholms | 1293 | Hässleholm
Jönköpings | 0680 | Jönköping
Kalmar | 0880 | Kalmar
Kristianstads | 1290 | Kristianstad
Linköpings | 0580 | Linköping
Luleå | 2580 | Luleå
Lunds | 1281 | Lund
Lycksele | 2481 | Lycksele
Malmö | 1280 | Malmö
Mora | 2062 | Mora
Nacka | 0182 | Nacka
Norrköpings | 0581 | Norrköping
Norrtälje | 0188 | Norrtälje
Nyköpings | 0480 | Nyköping
Skaraborgs | 1496 | Skaraborg | Tingsrätten i Skövde; Skövde tingsrätt
Skellefteå | 2482 | Skellefteå
Solna | 0184 | Solna
Stockholms | 0180 | Stockholm
Sundsvalls | 2281 | Sundsvall
Södertälje | 0181 | Södertälje
Södertörns | 0126 | Södertörn | Tingsrätten i Huddinge; Huddinge tingsrätt
Uddevalla | 1485 | Uddevalla
Umeå | 2480 | Umeå
Uppsala | 0380 | Uppsala
Varbergs | 1383 | Varberg
Vänersborgs | 1487 | Vänersborg
Värmlands | 1780 | Värmland | Tingsrätten i Karlstad; Karlstads tingsrätt
Västmanlands | 1980 | Västmanland | Tingsrätten i Västerås; Västerås tingsrätt
Växjö | 0780 | Växjö
Ystads | 1286 | Ystad
Ångermanlands | 2280 | Ångermanland | Tingsrätten i Härnösand; Härnösands tingsrätt
Örebro | 1880 | Örebro
Östersunds | 2380 | Östersund
`;

/** Place, code of the seat. */
const tenancy = `
Göteborg | 1480
Jönköping | 0680
Linköping | 0580
Malmö | 1280
Stockholm | 0180
Sundsvall | 2281
Umeå | 2480
Västerås | 1980
`;

const administrativeCourts = rowsOf(administrative, 4).map(
  ([place = '', seat = '', genitive = '', english = '']): ListedOrganisation => ({
    name: `Förvaltningsrätten i ${place}`,
    nameEn: `Administrative Court in ${english || place}`,
    sector: 'state',
    ...seatAt(seat),
    spellings: [`Förvaltningsrätten ${place}`, `${genitive} förvaltningsrätt`],
    domains: [],
  }),
);

/** Courts of land and environment are parts of five of these, and so not listed. */
const districtCourts = rowsOf(district, 4).map(
  ([genitive = '', seat = '', place = '', spellings = '']): ListedOrganisation => ({
    name: `${genitive} tingsrätt`,
    nameEn: `${place} District Court`,
    sector: 'state',
    ...seatAt(seat),
    spellings: [
      `Tingsrätten i ${place}`,
      `Tingsrätten ${place}`,
      ...(place === genitive ? [] : [`${place} tingsrätt`]),
      ...severalIn(spellings),
    ],
    domains: [],
  }),
);

const tenancyTribunals = rowsOf(tenancy, 2).map(
  ([place = '', seat = '']): ListedOrganisation => ({
    name: `Hyres- och arrendenämnden i ${place}`,
    sector: 'state',
    ...seatAt(seat),
    spellings: [`Hyresnämnden i ${place}`, `Hyresnämnden ${place}`, `Arrendenämnden i ${place}`],
    domains: [],
  }),
);

/** The two highest courts, two special ones, 6 hovrätter, 4 kammarrätter, 12 + 48 + 8. */
export const courts: readonly ListedOrganisation[] = [
  ...organisationsIn(highest + appeal, 'state'),
  ...administrativeCourts,
  ...districtCourts,
  ...tenancyTribunals,
];
