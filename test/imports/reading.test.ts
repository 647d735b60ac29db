import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeSheet from 'write-excel-file/node';
import readTable from '../../src/imports/read-job.ts';
import { workbook } from './workbook.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const table = async (given: Uint8Array) => {
  const read = await readTable(given);
  if (read.kind === 'refused') throw new Error(`Refused: ${read.why}`);
  return read.table;
};
const why = async (given: Uint8Array) => {
  const read = await readTable(given);
  return read.kind === 'refused' ? read.why : `read ${read.table.rows.length} rows`;
};

describe('a list as CSV', () => {
  test.each([';', ',', '\t', '|'])('is parted by %j', async (mark) => {
    const rows = [
      ['Namn', 'E-post', 'Organisation'],
      ['Åsa Öberg', 'asa@karlstad.example', `Kommun${mark === ';' ? ',' : ';'} kansliet`],
      [`"Ek${mark} Bo"`, 'bo@sunne.example', '"Sunne ""kommun"""'],
    ];
    const read = await table(bytes(rows.map((row) => row.join(mark)).join('\r\n')));
    expect(read.header).toEqual(['Namn', 'E-post', 'Organisation']);
    expect(read.rows.map(({ cells }) => cells)).toEqual([
      ['Åsa Öberg', 'asa@karlstad.example', `Kommun${mark === ';' ? ',' : ';'} kansliet`],
      [`Ek${mark.trim()} Bo`, 'bo@sunne.example', 'Sunne "kommun"'],
    ]);
  });

  const swedish = 'Namn;E-post\nÅsa Öberg é;asa@karlstad.example\n';
  const utf16 = Buffer.from(swedish, 'utf16le');
  test.each([
    ['UTF-8', bytes(swedish)],
    ['UTF-8 with a mark', bytes(`\uFEFF${swedish}`)],
    ['Windows-1252', new Uint8Array(Buffer.from(swedish, 'latin1'))],
    ['UTF-16, least byte first', new Uint8Array(Buffer.concat([Buffer.of(0xff, 0xfe), utf16]))],
    [
      'UTF-16, greatest byte first',
      new Uint8Array(Buffer.concat([Buffer.of(0xff, 0xfe), utf16]).swap16()),
    ],
    ['UTF-16 without a mark', new Uint8Array(utf16)],
  ])('is read as %s', async (_name, given) => {
    const read = await table(given);
    expect(read.header).toEqual(['Namn', 'E-post']);
    expect(read.rows[0]?.cells).toEqual(['Åsa Öberg é', 'asa@karlstad.example']);
  });

  test.each([
    [
      'old line ends',
      'a;b\r1;2\r3;4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['new lines in fields', 'a;b\r\n"1\r\nx";2\r\n', [['1\nx', '2']]],
    [
      'a row that is too short, and one too long',
      'a;b\n1\n1;2;3',
      [
        ['1', '', ''],
        ['1', '2', '3'],
      ],
    ],
    ['quotes in the middle', 'a;b\n5" rör;x', [['5" rör', 'x']]],
    ['Excel’s own first line', 'sep=|\na|b\n1;2|3', [['1;2', '3']]],
    ['NUL and lone surrogates', 'a;b\n1\u0000;2\ud800x', [['1', '2\ufffdx']]],
    ['a title over the heading', 'Deltagare\n\na;b\n1;2', [['1', '2']]],
  ])('%s', async (_name, text, cells) => {
    expect((await table(bytes(text))).rows.map((row) => row.cells)).toEqual(cells);
  });

  test('a formula is text, and what our exports put before it goes', async () => {
    const read = await table(bytes("a;b\n'=1+1;=HYPERLINK(1)\n'tis;'-1"));
    expect(read.rows.map(({ cells }) => cells)).toEqual([
      ['=1+1', '=HYPERLINK(1)'],
      ["'tis", '-1'],
    ]);
  });

  test('rows are numbered as a spreadsheet does, empty ones too', async () => {
    const read = await table(bytes('a;b\n\n1;2\n"x\ny";3\n;;\n4;5\n'));
    expect(read.rows.map(({ number, cells }) => [number + 1, cells[0]])).toEqual([
      [3, '1'],
      [4, 'x\ny'],
      [6, '4'],
    ]);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['empty lines', '\n\n;;;\n', 'empty'],
    ['a heading alone', 'Namn;E-post\n', 'headerOnly'],
    ['a quote that is never closed', 'a;b\n"1;2\n3;4', 'openQuote'],
    ['5,001 rows', `a;b\n${'1;2\n'.repeat(5001)}`, 'tooManyRows'],
    ['10,000 rows', `a;b\n${'1;2\n'.repeat(10_000)}`, 'tooManyRows'],
    ['201 columns', `${'a;'.repeat(200)}b\n${'1;'.repeat(200)}2`, 'tooManyColumns'],
    ['a million columns', `a${';a'.repeat(1_000_000)}\n1`, 'tooManyColumns'],
    ['a million columns in the second row', `a;b\n1${';a'.repeat(1_000_000)}\n1`, 'tooManyColumns'],
  ])('%s', async (_name, text, refused) => {
    expect(await why(bytes(text))).toBe(refused);
  });

  test('5,000 rows are read', async () => {
    expect((await table(bytes(`a;b\n${'1;2\n'.repeat(5000)}`))).rows).toHaveLength(5000);
  });
});

describe('what lies about itself', () => {
  test.each([
    ['a PDF', bytes('%PDF-1.7\n1 0 obj;2\n'), 'notTable'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'notTable'],
    ['noise', new Uint8Array(5000).map((_, at) => (at * 7919) % 256), 'notTable'],
    [
      'an old Excel file',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'oldExcel',
    ],
    ['a zip that is cut short', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'brokenZip'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('hej') }), 'otherZip'],
  ])('%s', async (_name, given, refused) => {
    expect(await why(given)).toBe(refused);
  });
});

describe('a list as XLSX', () => {
  const cells = (...values: string[]) => values.map((value) => ({ value, type: String }));

  test('texts, numbers and dates as they are shown', async () => {
    const at = new Date('2027-02-10T07:05:00Z');
    const sheet = await writeSheet([
      cells('Namn', 'Anmäld', 'Dag', 'Nr'),
      [
        { value: 'Åsa Öberg', type: String },
        { value: at, type: Date, format: 'yyyy-mm-dd hh:mm' },
        { value: new Date('2027-02-10T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
        { value: 2, type: Number },
      ],
      [],
      cells('=1+1', '+46', '@x', '-'),
    ]);
    const read = await table(new Uint8Array(await sheet.toBuffer()));
    expect(read.header).toEqual(['Namn', 'Anmäld', 'Dag', 'Nr']);
    expect(read.rows).toEqual([
      { number: 1, cells: ['Åsa Öberg', '2027-02-10 07:05', '2027-02-10', '2'] },
      { number: 3, cells: ['=1+1', '+46', '@x', '-'] },
    ]);
  });

  test('a formula is what it last showed', async () => {
    const row =
      '<c r="A1" t="str"><f>HYPERLINK("x")</f><v>=x</v></c><c r="B1"><f>1+1</f><v>2</v></c>';
    const read = await table(
      workbook(`<row r="1">${row}</row><row r="2">${row.replaceAll('1"', '2"')}</row>`),
    );
    expect(read.rows[0]?.cells).toEqual(['=x', '2']);
  });

  test('a bomb is seen before it is unpacked', async () => {
    const bomb = workbook('', { 'xl/worksheets/sheet2.xml': new Uint8Array(70_000_000) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await why(bomb)).toBe('bomb');
    const many = Object.fromEntries(
      Array.from({ length: 1500 }, (_, n) => [`xl/media/${n}.png`, new Uint8Array(1)]),
    );
    expect(await why(workbook('', many))).toBe('bomb');
  });

  test('one that lies of its size takes no more room than it says', async () => {
    const size = 50_000_123;
    const liar = Buffer.from(workbook('', { 'xl/worksheets/sheet2.xml': new Uint8Array(size) }));
    for (let at = liar.indexOf(sizeOf(size)); at >= 0; at = liar.indexOf(sizeOf(size))) {
      liar.writeUInt32LE(10, at);
    }
    expect(await why(new Uint8Array(liar))).toBe('empty');
  });

  test('two cells in far corners are not a table', async () => {
    const corners =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    expect(await why(workbook(corners))).toBe('tooManyColumns');
    expect(await why(workbook(corners.replaceAll('XFD', 'Z')))).toBe('tooManyRows');
  });

  test('macros are refused, by their part or by what the file says it is', async () => {
    expect(await why(workbook('', { 'xl/vbaProject.bin': strToU8('x') }))).toBe('macros');
    const types =
      '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
    expect(await why(workbook('', { '[Content_Types].xml': strToU8(types) }))).toBe('macros');
  });

  test('a workbook that is broken inside', async () => {
    expect(await why(workbook('', { 'xl/workbook.xml': strToU8('<workbook') }))).toBe(
      'brokenSheet',
    );
  });
});

const sizeOf = (size: number) => {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(size);
  return four;
};
