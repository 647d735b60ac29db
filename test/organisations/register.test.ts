import { describe, expect, it } from 'vitest';
import {
  authorities,
  countyBoards,
  courts,
  type ListedOrganisation,
  municipalities,
  regions,
  register,
  registerVersion,
  universities,
} from '../../src/organisations/register/index.ts';
import { rowsOf } from '../../src/organisations/register/rows.ts';

const counties = '01 03 04 05 06 07 08 09 10 12 13 14 17 18 19 20 21 22 23 24 25'.split(' ');
const namesOf = ({ name, nameEn, shortName, spellings }: ListedOrganisation) =>
  [name, nameEn, shortName, ...spellings].filter((one) => one !== undefined);
const named = (name: string) => register.find((one) => one.name === name);
const countWhere = (isOne: (name: string) => boolean) =>
  courts.filter(({ name }) => isOne(name)).length;

/** Values that occur more than once. */
function repeated(values: (string | undefined)[]) {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

/** As two names are told apart by eye: å is not a. */
function fold(name: string) {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}

describe('the register holds', () => {
  it('290 municipalities, each with a code of its own', () => {
    expect(municipalities).toHaveLength(290);
    expect(new Set(municipalities.map((one) => one.municipalityCode)).size).toBe(290);
    expect(municipalities.every((one) => one.sector === 'municipality')).toBe(true);
    expect(new Set(municipalities.map((one) => one.countyCode))).toEqual(new Set(counties));
  });

  it('how many there are in each county', () => {
    const sizes = counties.map(
      (county) => municipalities.filter((one) => one.countyCode === county).length,
    );
    expect(sizes).toEqual([
      26, 8, 9, 13, 13, 8, 12, 1, 5, 33, 6, 49, 16, 12, 10, 15, 10, 7, 8, 15, 14,
    ]);
  });

  it('21 regions and 21 county boards, one a county', () => {
    expect(regions.map((one) => one.countyCode).sort()).toEqual(counties);
    expect(countyBoards.map((one) => one.countyCode).sort()).toEqual(counties);
    expect(register.filter((one) => one.name.startsWith('Länsstyrelsen '))).toHaveLength(21);
  });

  it('Region Gotland once, as a municipality and as a region', () => {
    const gotland = register.filter((one) => one.name === 'Region Gotland');
    expect(gotland).toHaveLength(1);
    expect(municipalities).toContain(gotland[0]);
    expect(regions).toContain(gotland[0]);
    expect(register.filter((one) => one.sector === 'region')).toHaveLength(20);
  });

  it('48 tingsrätter, 12 förvaltningsrätter, 6 hovrätter, 4 kammarrätter and the highest', () => {
    expect(countWhere((name) => name.endsWith(' tingsrätt'))).toBe(48);
    expect(countWhere((name) => name.startsWith('Förvaltningsrätten i '))).toBe(12);
    expect(countWhere((name) => /^Hovrätten | hovrätt$/.test(name))).toBe(6);
    expect(countWhere((name) => name.startsWith('Kammarrätten i '))).toBe(4);
    expect(countWhere((name) => /^Högsta (förvaltnings)?domstolen$/.test(name))).toBe(2);
  });

  it('at least 180 authorities, and the universities', () => {
    expect(authorities.length).toBeGreaterThanOrEqual(180);
    expect(universities.filter((one) => one.name.includes('universitet')).length).toBe(14);
    expect(
      [...authorities, ...courts, ...countyBoards].every((one) => one.sector === 'state'),
    ).toBe(true);
    expect(universities.every((one) => one.sector === 'university')).toBe(true);
  });

  it('those who began the network', () => {
    const members = {
      'Länsstyrelsen Värmland': 'Länsstyrelsen i Värmlands län',
      'Myndigheten för samhällsskydd och beredskap': 'Myndigheten för civilt försvar',
      Konsumentverket: 'KOV',
      'Karlstads universitet': 'KAU',
      Kronofogden: 'Kronofogdemyndigheten',
      Elsäkerhetsverket: 'Elsäkerhetsverket Kristinehamn',
      'Förvaltningsrätten i Karlstad': 'Karlstads förvaltningsrätt',
      'Värmlands tingsrätt': 'Tingsrätten i Värmland',
      'Karlstads kommun': 'Karlstad',
    };
    for (const [name, other] of Object.entries(members)) {
      expect(namesOf(named(name) as ListedOrganisation), name).toContain(other);
    }
  });
});

describe('in the register', () => {
  it('a seat is a municipality, whose first two digits are its county', () => {
    const codes = new Set(municipalities.map((one) => one.municipalityCode));
    for (const { name, municipalityCode, countyCode } of register) {
      expect(municipalityCode?.slice(0, 2), name).toBe(countyCode);
      if (municipalityCode) expect(codes, name).toContain(municipalityCode);
    }
  });

  it('no name is borne twice, and none is claimed as a spelling by another', () => {
    expect(repeated(register.map(({ name }) => name.toLowerCase()))).toEqual([]);
    const claims = register.flatMap((one) => [...new Set(namesOf(one).map(fold))]);
    expect(repeated(claims)).toEqual([]);
    expect(claims.every((claim) => claim !== '')).toBe(true);
  });

  it('Habo is not Håbo', () => {
    expect(named('Habo kommun')).toMatchObject({
      municipalityCode: '0643',
      domains: ['habokommun.se'],
    });
    expect(named('Håbo kommun')).toMatchObject({ municipalityCode: '0305', domains: ['habo.se'] });
  });

  it('a domain is one organisation’s alone, and never one that many share', () => {
    const domains = register.flatMap((one) => one.domains);
    const shared =
      /(^|\.)(dom|domstol|lansstyrelsen|gmail|hotmail|outlook|live|yahoo|icloud|telia|bredband|comhem|spray|passagen|swipnet)\.(se|com|nu)$|^telia\.com$/;
    expect(repeated(domains)).toEqual([]);
    expect(domains.filter((domain) => shared.test(domain))).toEqual([]);
    for (const domain of domains) expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    expect(municipalities.filter((one) => one.domains.length === 0)).toEqual([]);
  });

  it('names are clean: no double spaces, loose signs or half letters', () => {
    for (const organisation of register) {
      for (const name of namesOf(organisation)) {
        expect(name).toBe(name.normalize('NFC').replace(/\s+/g, ' ').trim());
        expect(name).toMatch(/^[\p{L}\d][\p{L}\d .,:&/()'’-]*$/u);
      }
    }
  });

  it('English names are there for all who have one established', () => {
    expect(named('Göteborgs Stad')?.nameEn).toBe('City of Gothenburg');
    expect(named('Malmö stad')?.nameEn).toBe('City of Malmö');
    expect(named('Falu kommun')?.nameEn).toBe('Falun Municipality');
    expect(named('Region Jönköpings län')?.nameEn).toBe('Region Jönköping County');
    expect(named('Försvarshögskolan')?.nameEn).toBe('Swedish Defence University');
  });

  it('a version stands for exactly these facts', () => {
    expect(registerVersion()).toMatch(/^[\w-]{12}$/);
    expect(registerVersion()).toBe(registerVersion());
  });

  it('a row with a column too many is refused', () => {
    expect(rowsOf('a | b\n\nc', 2)).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    expect(() => rowsOf('a | b | c', 2)).toThrow('a | b | c');
  });
});

describe('a municipality’s name is its own, not made of its place', () => {
  const written = {
    Alingsås: 'Alingsås kommun',
    Ale: 'Ale kommun',
    Arjeplog: 'Arjeplogs kommun',
    Arvika: 'Arvika kommun',
    Berg: 'Bergs kommun',
    Boden: 'Bodens kommun',
    Borås: 'Borås Stad',
    Bromölla: 'Bromölla kommun',
    'Dals-Ed': 'Dals-Eds kommun',
    Eda: 'Eda kommun',
    Falun: 'Falu kommun',
    Gotland: 'Region Gotland',
    Göteborg: 'Göteborgs Stad',
    Haparanda: 'Haparanda stad',
    Helsingborg: 'Helsingborgs stad',
    Hofors: 'Hofors kommun',
    Härjedalen: 'Härjedalens kommun',
    Kalix: 'Kalix kommun',
    Kalmar: 'Kalmar kommun',
    Karlstad: 'Karlstads kommun',
    Kil: 'Kils kommun',
    Landskrona: 'Landskrona stad',
    Lidingö: 'Lidingö stad',
    'Lilla Edet': 'Lilla Edets kommun',
    Lund: 'Lunds kommun',
    Malmö: 'Malmö stad',
    'Malung-Sälen': 'Malung-Sälens kommun',
    Mark: 'Marks kommun',
    Mölndal: 'Mölndals stad',
    Orust: 'Orust kommun',
    Solna: 'Solna stad',
    Stockholm: 'Stockholms stad',
    Sundbyberg: 'Sundbybergs stad',
    Sunne: 'Sunne kommun',
    Tranås: 'Tranås kommun',
    Trollhättan: 'Trollhättans Stad',
    'Upplands Väsby': 'Upplands Väsby kommun',
    'Upplands-Bro': 'Upplands-Bro kommun',
    Vaxholm: 'Vaxholms stad',
    Västerås: 'Västerås stad',
  };

  it('as forty of them show', () => {
    const names = new Map(municipalities.map((one) => [one.shortName, one.name]));
    const found = Object.keys(written).map((place) => [place, names.get(place)]);
    expect(Object.fromEntries(found)).toEqual(written);
    expect(found).toHaveLength(40);
  });

  it('and fourteen call themselves a city', () => {
    expect(municipalities.filter(({ name }) => / stad$/i.test(name))).toHaveLength(14);
  });
});
