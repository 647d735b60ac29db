import type { Sector } from '../storage/values.ts';

/** One organisation that we list ourselves, and so may suggest to strangers. */
export interface ListedOrganisation {
  name: string;
  nameEn: string;
  shortName?: string;
  sector: Sector;
  /** Of its seat, by the official codes; left out where it has the whole country as its field. */
  countyCode?: string;
  municipalityCode?: string;
  spellings: string[];
  /** Only where the domain is its alone: dom.se and lansstyrelsen.se witness for nobody. */
  domains: string[];
}

const varmland = '17';

const network: ListedOrganisation[] = [
  {
    name: 'Länsstyrelsen Värmland',
    nameEn: 'County Administrative Board of Värmland',
    sector: 'state',
    countyCode: varmland,
    municipalityCode: '1780',
    spellings: [
      'Länsstyrelsen i Värmland',
      'Länsstyrelsen i Värmlands län',
      'Länsstyrelsen Värmlands län',
      'Länsstyrelsen, Värmland',
      'Lst Värmland',
      'Lst i Värmland',
      'Lst Värmlands län',
      'Värmlands länsstyrelse',
    ],
    domains: [],
  },
  {
    name: 'Myndigheten för samhällsskydd och beredskap',
    nameEn: 'Swedish Civil Contingencies Agency',
    shortName: 'MSB',
    sector: 'state',
    countyCode: varmland,
    municipalityCode: '1780',
    // Its name since January 2026; the network knows it by the earlier one.
    spellings: [
      'Myndigheten för civilt försvar',
      'MCF',
      'Myndigheten för samhällsskydd och beredskap (MSB)',
      'Myndigheten för samhällsskydd & beredskap',
      'MSB Karlstad',
    ],
    domains: ['msb.se'],
  },
  {
    name: 'Konsumentverket',
    nameEn: 'Swedish Consumer Agency',
    shortName: 'KOV',
    sector: 'state',
    countyCode: varmland,
    municipalityCode: '1780',
    spellings: ['Konsumentverket KO', 'Konsumentverket/KO', 'Konsumentverket Karlstad'],
    domains: ['konsumentverket.se'],
  },
  {
    name: 'Karlstads universitet',
    nameEn: 'Karlstad University',
    shortName: 'KAU',
    sector: 'university',
    countyCode: varmland,
    municipalityCode: '1780',
    spellings: ['Karlstad universitet', 'Universitetet i Karlstad', 'Universitetet Karlstad'],
    domains: ['kau.se'],
  },
  {
    name: 'Kronofogden',
    nameEn: 'Swedish Enforcement Authority',
    shortName: 'KFM',
    sector: 'state',
    spellings: ['Kronofogdemyndigheten', 'Kronofogden Karlstad', 'Kronofogden i Karlstad'],
    domains: ['kronofogden.se'],
  },
  {
    name: 'Elsäkerhetsverket',
    nameEn: 'Swedish National Electrical Safety Board',
    sector: 'state',
    countyCode: varmland,
    municipalityCode: '1781',
    spellings: ['Elsäkerhetsverket Kristinehamn'],
    domains: ['elsakerhetsverket.se'],
  },
  {
    name: 'Förvaltningsrätten i Karlstad',
    nameEn: 'Administrative Court in Karlstad',
    sector: 'state',
    countyCode: varmland,
    municipalityCode: '1780',
    spellings: ['Förvaltningsrätten Karlstad', 'Karlstads förvaltningsrätt'],
    domains: [],
  },
  {
    name: 'Värmlands tingsrätt',
    nameEn: 'Värmland District Court',
    sector: 'state',
    countyCode: varmland,
    municipalityCode: '1780',
    spellings: ['Tingsrätten i Värmland', 'Tingsrätten Värmland', 'Värmland tingsrätt'],
    domains: [],
  },
];

const municipalities = [
  municipality('1715', 'Kil', 'Kils', 'kil.se'),
  municipality('1730', 'Eda', 'Eda', 'eda.se'),
  municipality('1737', 'Torsby', 'Torsby', 'torsby.se'),
  municipality('1760', 'Storfors', 'Storfors', 'storfors.se'),
  municipality('1761', 'Hammarö', 'Hammarö', 'hammaro.se'),
  municipality('1762', 'Munkfors', 'Munkfors', 'munkfors.se'),
  municipality('1763', 'Forshaga', 'Forshaga', 'forshaga.se'),
  municipality('1764', 'Grums', 'Grums', 'grums.se'),
  municipality('1765', 'Årjäng', 'Årjängs', 'arjang.se'),
  municipality('1766', 'Sunne', 'Sunne', 'sunne.se'),
  municipality('1780', 'Karlstad', 'Karlstads', 'karlstad.se'),
  municipality('1781', 'Kristinehamn', 'Kristinehamns', 'kristinehamn.se'),
  municipality('1782', 'Filipstad', 'Filipstads', 'filipstad.se'),
  municipality('1783', 'Hagfors', 'Hagfors', 'hagfors.se'),
  municipality('1784', 'Arvika', 'Arvika', 'arvika.se'),
  municipality('1785', 'Säffle', 'Säffle', 'saffle.se'),
];

/** The network's nine, of which Karlstads kommun is one, and Värmland's sixteen municipalities. */
export const register: readonly ListedOrganisation[] = [...network, ...municipalities];

/** @param genitive as the municipality itself writes it: "Kils kommun" but "Eda kommun" */
function municipality(
  code: string,
  place: string,
  genitive: string,
  domain: string,
): ListedOrganisation {
  return {
    name: `${genitive} kommun`,
    nameEn: `${place} Municipality`,
    shortName: place,
    sector: 'municipality',
    countyCode: varmland,
    municipalityCode: code,
    spellings: [`${place} kommun`, `${place}s kommun`, `${genitive} kn`, `${genitive} stad`],
    domains: [domain],
  };
}
