import { beforeEach, describe, expect, test } from 'vitest';
import {
  matchOrganisation,
  proposeByDomain,
  seedRegister,
  suggest,
} from '../../src/organisations/index.ts';
import { register } from '../../src/organisations/register/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { describeEngines } from '../support/database.ts';
import { mergeInto, setApart, shareSpelling } from './merging.ts';

const at = new Date('2027-01-13T09:00:00Z');
const msb = 'Myndigheten för samhällsskydd och beredskap';

describeEngines('organisations', (engine) => {
  let database: Database;
  const seed = (when = at) => seedRegister(database, when);
  const match = (typed: string, email = 'asa@example.example') =>
    database.write((tx) => matchOrganisation(tx, typed, email, at));
  const names = async (text: string, limit?: number) =>
    (await suggest(database.read, text, limit)).map(({ name }) => name);
  const rows = () => database.read.select().from(database.read.tables.organisations);
  const countAll = async () => {
    const { organisations, organisationNames, organisationDomains } = database.read.tables;
    const tables = [organisations, organisationNames, organisationDomains];
    const found = await Promise.all(tables.map((table) => database.read.select().from(table)));
    return found.map((each) => each.length);
  };

  beforeEach(async () => {
    database = await engine.open({ seeded: true });
  });

  test('seeding again changes nothing', async () => {
    const before = [await countAll(), await rows()];
    expect(before[1]).toHaveLength(register.length);
    await seed(new Date(at.getTime() + 1));
    expect([await countAll(), await rows()]).toEqual(before);
  });

  describe('a known name', () => {
    const meanings = {
      'Karlstads kommun': 'Karlstads kommun',
      '  KARLSTADS \t kommun ': 'Karlstads kommun',
      karlstad: 'Karlstads kommun',
      'Karlstad kommun': 'Karlstads kommun',
      'Karlstads stad': 'Karlstads kommun',
      'Sunnes kommun': 'Sunne kommun',
      Kil: 'Kils kommun',
      'Arjangs kommun': 'Årjängs kommun',
      'A\u030arja\u0308ngs kommun': 'Årjängs kommun',
      SÄFFLE: 'Säffle kommun',
      'msb ': msb,
      'Myndigheten för civilt försvar': msb,
      Kronofogdemyndigheten: 'Kronofogden',
      'Karlstad University': 'Karlstads universitet',
      KaU: 'Karlstads universitet',
      'Länsstyrelsen i Värmlands län': 'Länsstyrelsen Värmland',
      'Lst. Värmland': 'Länsstyrelsen Värmland',
      'Forvaltningsratten Karlstad': 'Förvaltningsrätten i Karlstad',
      'Tingsrätten i Värmland': 'Värmlands tingsrätt',
    };

    test('is found however it is written, and nothing is added (LAW-50)', async () => {
      const before = await countAll();
      for (const [typed, name] of Object.entries(meanings)) {
        expect((await match(typed)).name, typed).toBe(name);
      }
      expect(await countAll()).toEqual(before);
    });

    test('finds each of the register by each of its spellings', async () => {
      // In one unit: a unit each took most of this file's time.
      await database.write(async (tx) => {
        for (const { name, shortName = name, nameEn = name, spellings } of register) {
          for (const typed of [name, shortName, nameEn, ...spellings]) {
            const found = await matchOrganisation(tx, typed, 'asa@example.example', at);
            expect(found.name, typed).toBe(name);
          }
        }
      });
    });

    test('of a county board is not that of a region', async () => {
      expect((await match('Region Värmland')).name).toBe('Region Värmland');
    });

    test('is that of the organisation it was merged into', async () => {
      const [first, second] = [await match('Lst V'), await match('Länsan')];
      const county = await match('Länsstyrelsen Värmland');
      await mergeInto(database, first.id, second.id);
      await mergeInto(database, second.id, county.id);
      expect(await match('lst v')).toEqual(county);
    });

    test('that several share is told by the mail domain, or taken as typed', async () => {
      const [kau, karlstad] = [await match('KaU'), await match('Karlstad')];
      await shareSpelling(database, 'Kanslihuset', [kau.id, karlstad.id]);
      expect(await match('kanslihuset', 'asa@kau.se')).toEqual(kau);
      expect(await match('kanslihuset', 'asa@karlstad.se')).toEqual(karlstad);
      expect((await match('kanslihuset', 'asa@gmail.com')).name).toBe('kanslihuset');
    });
  });

  describe('an unknown name', () => {
    test('is taken as typed once, and found again', async () => {
      const first = await match('Glada  Bagaren AB');
      expect(first.name).toBe('Glada Bagaren AB');
      expect(await match('glada bagaren ab')).toEqual(first);
    });

    test('typed by twenty at once is one organisation', async () => {
      const found = await Promise.all(Array.from({ length: 20 }, () => match('Tjugo Vänner')));
      expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    });

    test('may be any signs at all', async () => {
      const ids = new Set<number>();
      const signs = [
        '!',
        '🙂',
        "'; drop table x; --",
        '<b>',
        '%',
        '__proto__',
        '日本',
        'x'.repeat(200),
      ];
      for (const typed of signs) {
        const first = await match(typed);
        expect(await match(typed), typed).toEqual(first);
        ids.add(first.id);
      }
      expect(ids.size).toBe(signs.length);
    });

    test('is guessed a sector and is not listed', async () => {
      const sectors = {
        'Ingenstans kommun': 'municipality',
        'Region Ingenstans': 'region',
        'Ingenstans universitet': 'university',
        'Glada Bagaren AB': 'company',
        'Företagarnas förening': 'association',
        Påhittsverket: 'state',
        'Tjugo Vänner': 'other',
      };
      for (const name of Object.keys(sectors)) await match(name);
      const typed = (await rows()).filter(({ listed }) => !listed);
      expect(Object.fromEntries(typed.map(({ name, sector }) => [name, sector]))).toEqual(sectors);
    });

    test('with a mail that tells more is another, until they are said to be apart', async () => {
      const [own, karlstad] = [await match('Kommunen'), await match('Karlstad')];
      expect(await match('kommunen', 'asa@gmail.com')).toEqual(own);
      expect(await match('kommunen', 'asa@karlstad.se')).toEqual(karlstad);
      await setApart(database, own.id, karlstad.id);
      expect(await match('kommunen', 'asa@karlstad.se')).toEqual(own);
    });

    test('is the same with its form in full', async () => {
      const first = await match('Glada Bagaren Aktiebolag');
      expect(await match('Glada Bagaren AB')).toEqual(first);
      const other = await match('Sura Bagaren AB');
      expect(await match('Sura Bagaren aktiebolag')).toEqual(other);
    });

    test('with å is not the one without', async () => {
      const [hand, habo] = [await match('Håbo vänner'), await match('Habo vänner')];
      expect(habo.id).not.toBe(hand.id);
      expect(await match('HÅBO VÄNNER')).toEqual(hand);
    });

    test('is never suggested to others', async () => {
      await match('Karlstads hemliga förening');
      expect(await names('hemliga')).toEqual([]);
      expect(await names('karlstads h')).toEqual([]);
    });

    test('that we come to list keeps its row and is suggested', async () => {
      database = await engine.open();
      const typed = await match('storfors KOMMUN');
      await seed();
      expect(await match('Storfors')).toEqual({ id: typed.id, name: 'Storfors kommun' });
      expect(await names('storf')).toEqual(['Storfors kommun']);
    });
  });

  describe('suggestions', () => {
    test('start with the text before they hold it, in Swedish order', async () => {
      expect(await names('karlstad')).toEqual([
        'Karlstads kommun',
        'Karlstads universitet',
        'Förvaltningsrätten i Karlstad',
        'Värmlands tingsrätt',
        'Arbetsförmedlingen',
        'Försäkringskassan',
        'Konsumentverket',
        'Kriminalvården',
      ]);
      expect((await names('Karlst')).slice(0, 3)).toEqual([
        'Karlstads kommun',
        'Karlstads universitet',
        'Förvaltningsrätten i Karlstad',
      ]);
      expect(await names('kristi')).toEqual([
        'Kristianstads kommun',
        'Kristianstads tingsrätt',
        'Kristinehamns kommun',
        'Högskolan Kristianstad',
        'Region Skåne',
        'Elsäkerhetsverket',
        'Trafikverket',
      ]);
    });

    test('put å, ä and ö last, unless they are typed', async () => {
      expect(await names('sä', 1)).toEqual(['Säffle kommun']);
      expect(await names('arj', 2)).toEqual(['Arjeplogs kommun', 'Årjängs kommun']);
      expect(await names(' årj ', 2)).toEqual(['Årjängs kommun', 'Arjeplogs kommun']);
      expect(await names('habo', 2)).toEqual(['Habo kommun', 'Håbo kommun']);
      expect(await names('håbo', 2)).toEqual(['Håbo kommun', 'Habo kommun']);
    });

    test('fold å, ä and ö, case and spaces, and know short names and English', async () => {
      expect(await names('saff')).toEqual(['Säffle kommun']);
      expect(await names('HAMMARO')).toEqual(['Hammarö kommun']);
      expect(await names('msb')).toEqual([msb]);
      expect(await names('swedish  consumer')).toEqual(['Konsumentverket']);
    });

    test('are eight at most', async () => {
      expect(await names('kommun')).toHaveLength(8);
      expect(await names('kommun', 3)).toHaveLength(3);
    });

    test('take no sign as a pattern', async () => {
      for (const text of ['', '   ', '%', '_', '!', '\\', "'", '\u0000', '%a%']) {
        expect(await names(text), text).toEqual(text === '%a%' ? await names('a') : []);
      }
    });
  });

  test('a mail domain proposes the organisation whose alone it is', async () => {
    const owners = {
      'asa@karlstad.se': 'Karlstads kommun',
      'asa@KARLSTAD.SE': 'Karlstads kommun',
      'asa@skola.karlstad.se': 'Karlstads kommun',
      'asa@student.kau.se': 'Karlstads universitet',
      'asa@msb.se': msb,
    };
    for (const [email, name] of Object.entries(owners)) {
      expect((await proposeByDomain(database.read, email))?.name, email).toBe(name);
    }
    const strangers = ['asa@dom.se', 'asa@lansstyrelsen.se', 'asa@gmail.com', 'asa@se', 'asa', '@'];
    for (const email of ['', 'asa@xkarlstad.se', ...strangers]) {
      expect(await proposeByDomain(database.read, email), email).toBeUndefined();
    }
  });
});
