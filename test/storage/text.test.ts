import { asc } from 'drizzle-orm/sql';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { cleanMultiline, cleanText, nameKey, searchKey, sortKey } from '../../src/storage/text.ts';
import { describeEngines } from '../support/database.ts';

const long = 'å'.repeat(200_000);

describe('cleanText', () => {
  it.for([
    ['Åsa Öberg', 'Åsa Öberg'],
    ['A\u030Asa O\u0308berg', 'Åsa Öberg'],
    ['  two\t words \u00A0 apart\u2003', 'two words apart'],
    ['one\r\nline\u2028only', 'one line only'],
    ['nul\0bell\u0007del\u007F', 'nulbelldel'],
    ['lone \uD83D here \uDE00', 'lone here'],
    ['😀 and 👩‍👩‍👧', '😀 and 👩‍👩‍👧'],
    ['\u202Egnp.exe\u202C', 'gnp.exe'],
    ['שלום\u200F, مرحبا\u200E', 'שלום, مرحبا'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth'],
    ['non\uFFFFcharacter', 'noncharacter'],
    ["<b>&amp;</b>'; drop table", "<b>&amp;</b>'; drop table"],
    ['\u200B \u0000', ''],
    ['', ''],
    [long, long],
  ])('makes %j into %j', ([typed, clean]) => {
    expect(cleanText(typed ?? '')).toBe(clean);
    expect(cleanText(clean ?? '')).toBe(clean);
  });

  it('is quick with the worst that fits in a form', () => {
    const worst = [' '.repeat(1_000_000), 'a '.repeat(500_000), '\u0308'.repeat(200_000)];
    const start = performance.now();
    for (const text of worst) sortKey(searchKey(cleanMultiline(cleanText(text))));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('cleanMultiline', () => {
  it.for([
    ['first\r\nsecond\rthird\nfourth', 'first\nsecond\nthird\nfourth'],
    ['first\n\n\n\n\nsecond', 'first\n\nsecond'],
    ['\n\n  first \t line \n', 'first line'],
    ['nul\0\nlone \uD83D', 'nul\nlone'],
  ])('makes %j into %j', ([typed, clean]) => {
    expect(cleanMultiline(typed ?? '')).toBe(clean);
  });
});

describe('searchKey', () => {
  it.for([
    ['Länsstyrelsen Värmland', 'lansstyrelsen varmland'],
    ['ÅÄÖ åäö', 'aao aao'],
    ['A\u030Angström', 'angstrom'],
    ['Café Müller', 'cafe muller'],
    ['Weiß Ærø Łódź Đoko Þór', 'weiss aero lodz doko thor'],
    ['MSB (Karlstad), enhet-3', 'msb karlstad enhet 3'],
    ['Berg & Dal AB', 'berg dal ab'],
    ['İstanbul', 'istanbul'],
    ['C++', 'c++'],
    ['😀', '😀'],
    ['…', '…'],
    ['', ''],
  ])('folds %j to %j', ([text, key]) => {
    expect(searchKey(text ?? '')).toBe(key);
    expect(searchKey(key ?? '')).toBe(key);
  });
});

describe('nameKey', () => {
  it.for([
    ['Håbo  Kommun', 'håbo kommun'],
    ['HÅBO KOMMUN,', 'håbo kommun'],
    ['Habo kommun', 'habo kommun'],
    ['A\u030Angström', 'ångström'],
    ['Café Müller', 'cafe muller'],
    ['Weiß Ærø', 'weiss aero'],
    ['C++', 'c++'],
    ['😀', '😀'],
    ['…', '…'],
    ['', ''],
  ])('makes %j into %j', ([text, key]) => {
    expect(nameKey(text ?? '')).toBe(key);
    expect(nameKey(key ?? '')).toBe(key);
  });
});

const inOrder = [
  '',
  '3M',
  'Aab',
  'Anna Berg',
  'Anna-Karin Ek',
  'Annabel Alm',
  'Émile Zola',
  'Erik',
  'Müller',
  'Weiss',
  'Zorn',
  'Åberg',
  'Åström',
  'Ärlig',
  'Öberg',
];

describe('sortKey', () => {
  it('puts å, ä and ö last, and words before longer words', () => {
    const shuffled = [...inOrder].reverse();
    const key = new Map(shuffled.map((name) => [name, sortKey(name)]));
    const byKey = (a: string, b: string) => ((key.get(a) ?? '') < (key.get(b) ?? '') ? -1 : 1);
    expect(shuffled.sort(byKey)).toEqual(inOrder);
  });

  it('is digits only, the same for every way to write a letter', () => {
    for (const name of [...inOrder, '😀', 'ß', '\uD83D', 'مرحبا']) {
      expect(sortKey(name)).toMatch(/^(\d\d)*$/);
    }
    expect(sortKey('A\u030Asa')).toBe(sortKey('ÅSA'));
    expect(sortKey('Émile')).toBe(sortKey('emile'));
  });

  it.skipIf(!inject('postgres'))('has the same order in every collation', async () => {
    const client = new pg.Client(`${inject('postgres')}postgres`);
    await client.connect();
    try {
      for (const collation of ['C', 'sv-x-icu', 'en-x-icu', 'da-x-icu', 'cs-x-icu', 'et-x-icu']) {
        const { rows } = await client.query<{ name: string }>(
          `select name from unnest($1::text[], $2::text[]) as names (name, key) order by key collate "${collation}"`,
          [[...inOrder].reverse(), [...inOrder].reverse().map(sortKey)],
        );
        expect(rows.map(({ name }) => name)).toEqual(inOrder);
      }
    } finally {
      await client.end();
    }
  });
});

describeEngines('text', (engine) => {
  it('is kept as it was cleaned, and sorted as the keys say', async () => {
    const database = await engine.open();
    const at = new Date();
    const names = [...inOrder, cleanText('nul\0 lone \uD83D 😀 \u202E mark'), long].map(cleanText);
    await database.write(async (tx) => {
      const { organisations } = tx.tables;
      for (const [n, name] of names.entries()) {
        const keys = { searchKey: `${n} ${searchKey(name).slice(0, 100)}`, sortKey: sortKey(name) };
        await tx
          .insert(organisations)
          .values({ name, sector: 'other', listed: false, createdAt: at, ...keys });
      }
    });
    const { organisations } = database.read.tables;
    const rows = await database.read
      .select({ name: organisations.name })
      .from(organisations)
      .orderBy(asc(organisations.sortKey), asc(organisations.id));
    const byKey = [...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    expect(rows.map(({ name }) => name)).toEqual(byKey);
  });
});
