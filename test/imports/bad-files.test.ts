import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { translator } from '../../src/i18n/translate.ts';
import type { FileTrouble } from '../../src/imports/file.ts';
import { pathsIn } from '../../src/paths.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { sqlite } from '../support/database.ts';
import { addSeries } from '../support/world.ts';
import { stageOf } from './stage.ts';
import { workbook } from './workbook.ts';

const corners = (far: string) =>
  workbook(
    `<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="${far}1048576"><v>2</v></c></row>`,
  );
const types = (kind: string) =>
  strToU8(`<Types><Override ContentType="application/vnd.ms-excel.${kind}.main+xml"/></Types>`);
const heavyRow = (n: number) => {
  const text = `t="inlineStr"><is><t>${'x'.repeat(2000)}</t></is></c>`;
  const cells = Array.from({ length: 100 }, (_, at) => {
    const letters = String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26));
    return `<c r="${letters}${n}" ${text}`;
  });
  return `<row r="${n}">${cells.join('')}</row>`;
};
const notes = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`xl/media/${n}.png`, new Uint8Array(1)]),
  );

const files: [string, string, () => string | Uint8Array, FileTrouble][] = [
  ['nothing', 'a.csv', () => '', 'empty'],
  ['a byte order mark alone', 'a.csv', () => '\uFEFF', 'empty'],
  ['delimiters alone', 'a.csv', () => ';;;\n;;;\n', 'empty'],
  ['a heading alone', 'a.csv', () => 'Namn;E-post\n', 'headerOnly'],
  ['a quote that is never closed', 'a.csv', () => 'a;b\n"1;2\n3;4', 'openQuote'],
  ['5,001 rows', 'a.csv', () => `a;b\n${'1;2\n'.repeat(5001)}`, 'tooManyRows'],
  ['a million columns', 'a.csv', () => `a${';a'.repeat(1_000_000)}\n1`, 'tooManyColumns'],
  ['a million in a row', 'a.csv', () => `a;b\n1${';a'.repeat(1_000_000)}`, 'tooManyColumns'],
  ['10 MB and one byte', 'a.csv', () => Buffer.alloc(10 * 1024 * 1024 + 1, 'a;b\n'), 'tooLarge'],
  ['a picture', 'a.csv', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'notTable'],
  ['noise', 'a.csv', () => new Uint8Array(5000).map((_, at) => (at * 7919) % 256), 'notTable'],
  [
    'an old Excel file',
    'a.xls',
    () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    'oldExcel',
  ],
  ['an empty workbook', 'a.xlsx', () => workbook(''), 'empty'],
  ['a workbook cut short', 'a.xlsx', () => workbook('').slice(0, 300), 'brokenZip'],
  [
    'a workbook broken inside',
    'a.xlsx',
    () => workbook('', { 'xl/workbook.xml': strToU8('<workbook') }),
    'brokenSheet',
  ],
  [
    'a zip bomb',
    'a.xlsx',
    () => workbook('', { 'xl/worksheets/sheet2.xml': new Uint8Array(70_000_000) }),
    'bomb',
  ],
  ['a zip of 1,500 parts', 'a.xlsx', () => workbook('', notes(1500)), 'bomb'],
  ['cells in far columns', 'a.xlsx', () => corners('XFD'), 'tooManyColumns'],
  ['cells in far rows', 'a.xlsx', () => corners('Z'), 'tooManyRows'],
  ...['ZZZZZZ2', 'ZZZZZZZZ99999999999', 'A99999999', '&#90;&#90;&#90;&#90;2', 'a1', ''].map(
    (place): (typeof files)[number] => [
      `a cell at ${place}, where no sheet has one`,
      'a.xlsx',
      () => workbook(`<row r="1"><c x=">" r='${place}'><v>1</v></c></row>`),
      'brokenSheet',
    ],
  ),
  [
    'cells of 24 million letters',
    'a.xlsx',
    () => workbook(Array.from({ length: 120 }, (_, n) => heavyRow(n + 1)).join('')),
    'tooHeavy',
  ],
  ['JSON that is cut short', 'a.json', () => '{"fields": [', 'brokenJson'],
  ['JSON of something else', 'a.json', () => '[{"name": "Bo"}]', 'otherJson'],
  ['JSON five million deep', 'a.json', () => '['.repeat(5e6) + ']'.repeat(5e6), 'otherJson'],
  ['JSON deep and cut short', 'a.json', () => '{"a":'.repeat(2e6), 'otherJson'],
  [
    'JSON of a million rows',
    'a.json',
    () => `{"fields": [{"name": "a", "label": "b"}], "rows": [0${',0'.repeat(1e6)}]}`,
    'tooManyRows',
  ],
  ['a zip of pictures', 'a.zip', () => zipSync({ 'a.png': new Uint8Array(9) }), 'otherZip'],
  [
    'an archive package without its checksums',
    'a.zip',
    () => zipSync({ 'a/bagit.txt': strToU8('BagIt-Version: 1.0'), 'a/data/a.json': strToU8('{}') }),
    'changedArchive',
  ],
  [
    'a bomb in an archive package',
    'a.zip',
    () => zipSync({ 'a/bagit.txt': strToU8(''), 'a/data/a.json': new Uint8Array(70_000_000) }),
    'bomb',
  ],
  ['a macro part', 'a.xlsx', () => workbook('', { 'xl/vbaProject.bin': strToU8('x') }), 'macros'],
  [
    'a macro file (.xlsm)',
    'a.xlsm',
    () => workbook('', { '[Content_Types].xml': types('sheet.macroEnabled') }),
    'macros',
  ],
  [
    'a macro template (.xltm)',
    'a.xltm',
    () => workbook('', { '[Content_Types].xml': types('template.macroEnabled') }),
    'macros',
  ],
];

describe('a file that cannot be read, sent to the form', () => {
  let site: TestApp;
  let stage: Awaited<ReturnType<typeof stageOf>>;

  beforeEach(async () => {
    const database = await sqlite.open();
    await addSeries(database);
    site = await startApp(database);
    stage = await stageOf(site);
  });

  const urlIn = (language: 'sv' | 'en') =>
    pathsIn(language).organiserSeries('oppna-data', 'people/import');
  const expectNothingKept = async () => {
    const { read } = site.services.database;
    expect(await read.select().from(read.tables.imports)).toEqual([]);
    expect(await read.select().from(read.tables.importRows)).toEqual([]);
  };
  const messages = (body: string) =>
    [...body.matchAll(/data-field="validation"[^>]*>([^<]*)</g)].map(([, text]) => text?.trim());

  test.each(files)(
    '%s: one sentence, in the language of the page',
    async (_, name, make, why) => {
      const content = make();
      for (const language of ['sv', 'en'] as const) {
        const answer = await stage.sendFile(content, name, urlIn(language));
        expect(answer.statusCode).toBe(why === 'tooLarge' ? 413 : 422);
        expect(messages(answer.body)).toEqual([translator(language)(`imports.troubles.${why}`)]);
      }
      await expectNothingKept();
    },
    30_000,
  );

  const mark = 'the-boundary';
  const part = (name: string, more = '') =>
    `--${mark}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\nNamn;E-post\nBo;bo@x.example\r\n`;
  const file = part('file', '; filename="a.csv"');
  const whole = `multipart/form-data; boundary=${mark}`;
  test.each<[string, string, string, FileTrouble]>([
    ['without its boundary', 'multipart/form-data', `${file}--${mark}--\r\n`, 'notWhole'],
    ['with another boundary', `${whole}x`, `${file}--${mark}--\r\n`, 'notWhole'],
    ['that is cut short', whole, file.slice(0, -10), 'notWhole'],
    ['that is cut short in its head', whole, file.slice(0, 40), 'notWhole'],
    ['with nothing in it', whole, '', 'noFile'],
    ['with fields alone', whole, `${part('a')}${part('b')}--${mark}--\r\n`, 'noFile'],
    ['with too many fields', whole, `${part('a').repeat(9)}${file}--${mark}--\r\n`, 'notWhole'],
    ['of a field that is no field', whole, `${part('__proto__')}--${mark}--\r\n`, 'notWhole'],
  ])('a form %s: one sentence too', async (_, type, payload, why) => {
    for (const language of ['sv', 'en'] as const) {
      const answer = await site.app.inject({
        ...{ method: 'POST', url: urlIn(language), payload },
        headers: { ...stage.headers, 'content-type': type },
      });
      expect(answer.statusCode).toBe(422);
      expect(messages(answer.body)).toEqual([translator(language)(`imports.troubles.${why}`)]);
    }
    await expectNothingKept();
  });
});
