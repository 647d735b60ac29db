import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openBag } from '../../src/exports/bag.ts';
import readTable from '../../src/imports/read-job.ts';
import { timeIn } from '../../src/imports/words.ts';

const field = (name: string, label: string, more = {}) => ({ name, label, ...more });
const list = {
  fields: [
    field('name', 'namn'),
    field('state', 'status', { values: { confirmed: 'Bekräftad', __proto__: 'x' } }),
    field('place', 'köplats'),
    field('came', 'kom'),
  ],
  rows: [
    { name: 'Åsa', state: 'confirmed', place: null, came: true },
    { came: false, place: 2, state: 'constructor', name: "'=Bo" },
    { name: '=Eva\nEk' },
  ],
};
const cells = [
  ['Åsa', 'Bekräftad', '', 'ja'],
  ["'=Bo", 'constructor', '2', 'nej'],
  ['=Eva\nEk', '', '', ''],
];

const of = async (given: string | Uint8Array) => {
  const read = await readTable(typeof given === 'string' ? strToU8(given) : given);
  if (read.kind === 'refused') return read.why;
  return [read.table.header, ...read.table.rows.map((row) => row.cells)];
};
const table = [['namn', 'status', 'köplats', 'kom'], ...cells];

describe('a list as JSON', () => {
  test('is read in the words of its fields, each text as it was typed', async () => {
    expect(await of(JSON.stringify(list))).toEqual(table);
    expect(await of(`\uFEFF ${JSON.stringify(list, null, 2)}\r\n`)).toEqual(table);
    expect(await of(new Uint8Array(Buffer.from(JSON.stringify(list), 'utf16le')))).toEqual(table);
  });

  const text = JSON.stringify(list);
  const withRows = (rows: unknown) => JSON.stringify({ ...list, rows });
  const many = (count: number, one: unknown) => Array.from({ length: count }, () => one);
  test.each<[string, string, string]>([
    ['that is cut short', text.slice(0, -20), 'brokenJson'],
    ['with something after it', `${text}x`, 'brokenJson'],
    ['of something else', '{"a": 1}', 'otherJson'],
    ['of nothing', '{}', 'otherJson'],
    ['that is a list', '[{"name": "Bo", "email": "bo@x.example"}]', 'otherJson'],
    ['that is a list of numbers', '[1, 2]', 'otherJson'],
    ['with fields that are none', JSON.stringify({ ...list, fields: ['name'] }), 'otherJson'],
    ['with a nameless field', JSON.stringify({ ...list, fields: [field('a', '')] }), 'otherJson'],
    ['with rows in a row', withRows([{ name: ['Bo'] }]), 'otherJson'],
    ['with lists for rows', withRows([['Bo']]), 'otherJson'],
    ['with texts for rows', withRows(['Bo']), 'otherJson'],
    ['with nothing for a row', withRows([null]), 'otherJson'],
    ['without rows', withRows([]), 'headerOnly'],
    ['of 5,001 rows', withRows(many(5001, { name: 'Bo' })), 'tooManyRows'],
    ['of a million rows', withRows(many(1_000_000, {})), 'tooManyRows'],
    [
      'of 201 fields',
      JSON.stringify({ ...list, fields: many(201, field('a', 'b')) }),
      'tooManyColumns',
    ],
    ['two million deep', `${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`, 'otherJson'],
    ['two million deep and cut short', '{"a":'.repeat(2_000_000), 'otherJson'],
    ['deep in a row', withRows([{ name: 0 }]).replace('0', '['.repeat(9e5)), 'otherJson'],
    ['of noise', `{"${'\u0001'.repeat(500)}"`, 'notTable'],
  ])('%s is refused', async (_, given, why) => {
    expect(await of(given)).toBe(why);
  });

  test('may have a text of ten million letters, and marks in it', async () => {
    const [row] = list.rows;
    const name = `[[[[[[[[[[[[[\\"{${'x'.repeat(10_000_000)}`;
    const [, read] = await of(JSON.stringify({ ...list, rows: [{ ...row, name }] }));
    expect(read?.[0]).toBe(name.slice(0, 2010));
  });

  test('is told from a heading with brackets', async () => {
    expect(await of('[namn];{e-post}\nBo;bo@x.example\n')).toEqual([
      ['[namn]', '{e-post}'],
      ['Bo', 'bo@x.example'],
    ]);
  });
});

describe('a list as an archive package', () => {
  const folder = 'anmalda-x-2027-01-13';
  function bag(json = JSON.stringify(list), name = 'anmalda.json') {
    const made = openBag(folder, new Date('2027-01-13T09:00:00Z'));
    made.add('data/anmalda.csv', 'namn,status\r\n');
    made.add(`data/${name}`, json);
    made.add('data/anmalda.csv-metadata.json', '{}');
    made.close([['Source-Organization', 'Länsstyrelsen']]);
    return new Uint8Array(made.taken());
  }
  /** Packed again, with some files others. */
  const changed = (files: Record<string, Uint8Array>) => zipSync({ ...unzipSync(bag()), ...files });
  const path = (name: string) => `${folder}/${name}`;
  const without = (name: string) => {
    const { [path(name)]: _, ...rest } = unzipSync(bag());
    return zipSync(rest);
  };

  test('is read by its JSON', async () => {
    expect(await of(bag())).toEqual(table);
  });

  test('may be packed again, as long as its files are the same', async () => {
    expect(await of(changed({}))).toEqual(table);
    const flat = Object.entries(unzipSync(bag())).map(([name, file]) => [
      name.slice(folder.length + 1),
      file,
    ]);
    expect(await of(zipSync(Object.fromEntries(flat)))).toEqual(table);
  });

  test.each<[string, () => Uint8Array, string]>([
    [
      'a list that was changed',
      () =>
        changed({
          [path('data/anmalda.json')]: strToU8(JSON.stringify(list).replace('Åsa', 'Asa')),
        }),
      'changedArchive',
    ],
    [
      'another file that was changed',
      () => changed({ [path('data/anmalda.csv')]: strToU8('namn\r\n') }),
      'changedArchive',
    ],
    [
      'facts that were changed',
      () => changed({ [path('bag-info.txt')]: strToU8('Source-Organization: Ingen\n') }),
      'changedArchive',
    ],
    ['a file too many', () => changed({ [path('data/x.csv')]: strToU8('a') }), 'changedArchive'],
    ['a file outside its folder', () => changed({ 'x.csv': strToU8('a') }), 'changedArchive'],
    ['a list too few', () => without('data/anmalda.json'), 'changedArchive'],
    ['no checksums', () => without('manifest-sha256.txt'), 'changedArchive'],
    ['no checksums of its tags', () => without('tagmanifest-sha256.txt'), 'changedArchive'],
    [
      'checksums of something else',
      () => changed({ [path('manifest-sha256.txt')]: strToU8('x\n') }),
      'changedArchive',
    ],
    ['another list in it', () => bag('{"a": 1}'), 'otherJson'],
    ['a broken list in it', () => bag('{"a'), 'brokenJson'],
    ['no JSON in it', () => bag('{}', 'anmalda.xml'), 'otherZip'],
    ['half of it', () => bag().slice(0, 900), 'brokenZip'],
    ['a bomb in it', () => changed({ [path('data/x.csv')]: new Uint8Array(70_000_000) }), 'bomb'],
  ])('%s is refused', async (_, make, why) => {
    expect(await of(make())).toBe(why);
  });

  test('a byte of it that is another is refused, or changes nothing of the list', async () => {
    const whole = bag();
    const answers = new Set<unknown>();
    for (let at = 0; at < whole.length; at++) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      const answer = await of(bytes);
      if (typeof answer === 'string') answers.add(answer);
      else if (at > 4) expect(answer, String(at)).toEqual(table);
    }
    expect([...answers]).toContain('changedArchive');
    expect([...answers].filter((one) => !String(one).match(/Archive|Zip|Table|bomb/))).toEqual([]);
  });
});

test.each([
  ['2027-01-13T10:00:07+01:00', '2027-01-13T09:00:07.000Z'],
  ['2027-10-31T02:30:00+02:00', '2027-10-31T00:30:00.000Z'],
  ['2027-10-31T02:30:00+01:00', '2027-10-31T01:30:00.000Z'],
  ['2027-01-13T09:00:00Z', '2027-01-13T09:00:00.000Z'],
  ['2027-02-30T10:00:00+01:00', undefined],
  ['2027-01-13T25:00:00+01:00', undefined],
])('a time with its offset: %s', (text, time) => {
  expect(timeIn(text)?.toISOString()).toBe(time);
});
