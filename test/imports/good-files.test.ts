import { beforeEach, expect, test } from 'vitest';
import writeSheet from 'write-excel-file/node';
import { pathsIn } from '../../src/paths.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { readCsv } from '../support/csv.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';
import { stageOf } from './stage.ts';

const table = [
  ['Namn', 'E-post', 'Organisation', 'Roll', 'Nr'],
  ['Åsa Öberg', 'asa@karlstad.example', 'Karlstads kommun', 'Chef; it, miljö | plan', '1, 2'],
  ['Bo "Bosse" Ek', 'bo@sunne.example', 'Sunne\nkommun', 'Handläggare\tdel av tid', '1'],
];
const expected = [
  ...['asa@karlstad.example Åsa Öberg|Karlstads kommun|Chef; it, miljö | plan'],
  ...['bo@sunne.example Bo "Bosse" Ek|Sunne kommun|Handläggare del av tid'],
];
/** Everything quoted, or only what must be. */
const csv = (mark: string, end: string, all = false) =>
  table
    .map((row) =>
      row
        .map((cell) => (all || /[";,|\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(mark),
    )
    .join(end);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

const formats: [string, () => string | Uint8Array | Promise<Uint8Array>][] = [
  ['semicolons, as Swedish Excel', () => csv(';', '\r\n')],
  ['commas, everything quoted', () => csv(',', '\r\n', true)],
  ['tabs', () => csv('\t', '\n')],
  ['bars', () => csv('|', '\n')],
  ['old line ends', () => csv(';', '\r')],
  ['a delimiter that is named', () => `sep=;\r\n${csv(';', '\r\n')}`],
  ['UTF-8 with a mark', () => `\uFEFF${csv(';', '\r\n')}`],
  ['Windows-1252', () => Buffer.from(csv(';', '\r\n'), 'latin1')],
  ['UTF-16, least byte first', () => utf16(csv('\t', '\r\n'))],
  ['UTF-16, greatest byte first', () => utf16(csv(';', '\r\n')).swap16()],
  ['UTF-16 without a mark', () => utf16(csv(';', '\r\n')).subarray(2)],
  ['XLSX', () => sheet(table)],
];

async function sheet(rows: string[][]) {
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })));
  return new Uint8Array(await writeSheet(cells).toBuffer());
}

describeEngines('a file of any kind, from sent to signed up', (engine) => {
  let site: TestApp;
  let stage: Awaited<ReturnType<typeof stageOf>>;

  beforeEach(async () => {
    const database = await engine.open();
    await addSeries(database);
    site = await startApp(database);
    stage = await stageOf(site);
  });

  const people = async () => {
    const { read } = site.services.database;
    const rows = await read.select().from(read.tables.signUps).orderBy(read.tables.signUps.id);
    return rows.map(
      ({ email, name, organisationAsTyped, role }) =>
        `${email} ${[name, organisationAsTyped, role].join('|')}`,
    );
  };
  const countBookings = async () => {
    const { read } = site.services.database;
    return (await read.select().from(read.tables.bookings)).length;
  };

  test.each(formats)('%s', async (_name, make) => {
    const content = await make();
    const path = await stage.upload(content, 'lista.dat');
    const trial = await stage.choose(path);
    expect(stage.rowsOf(trial)).toEqual([
      '2 Ny Seminarium 1 och 2: bekräftad',
      '3 Ny Seminarium 1: bekräftad',
    ]);
    expect(await people()).toEqual([]);
    expect((await stage.run(path)).heading).toBe('Inläst');
    expect(await people()).toEqual(expected);
    expect(await countBookings()).toBe(3);

    const again = await stage.upload(content, 'samma.dat');
    expect((await stage.read(`${again}/columns`)).text).toContain('Samma fil lästes in');
    const second = await stage.choose(again);
    expect(second.text).toContain('Det finns ingenting i filen att lägga till.');
    await stage.run(again);
    expect(await people()).toEqual(expected);
    expect(await countBookings()).toBe(3);
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  test('the columns of a workbook are matched by hand, and who cannot be is told', async () => {
    const path = await stage.upload(
      await sheet([
        ['Deltagarlista våren', '', '', ''],
        ['Vem', 'Var', 'Kontakt', 'När'],
        ['Åsa Öberg', 'Karlstads kommun', 'asa@karlstad.example', '2027-02-03'],
        ['Bo Ek', 'Sunne kommun', '', 'Tema 2'],
      ]),
      'lista.xlsx',
    );
    expect(await stage.formAt(path)).toMatchObject({ column_email: '2', column_name: '' });
    const columns = { column_name: '0', column_organisation: '1', column_seminars: '3' };
    const trial = await stage.choose(path, columns);
    expect(stage.rowsOf(trial)).toEqual([
      '4 Går inte E-postadressen saknas.',
      '3 Ny Seminarium 1: bekräftad',
    ]);
    expect((await stage.run(path, {})).status).toBe(422);
    expect(await people()).toEqual([]);
    await stage.run(path);
    expect(await people()).toEqual(['asa@karlstad.example Åsa Öberg|Karlstads kommun|Ej angiven']);
  });

  const formulas = ['=HYPERLINK("http://x";"y")', '+46', '-1', '@SUM(A1)', '＝1', '\t=1+1'];

  test('a formula in every field is text, or a sentence, and never runs later either', async () => {
    const rows = formulas.flatMap((one, n) => [
      [one, `p${n}@x.example`, one, one, '1'],
      ['Bo', one, one, one, one],
      ['Bo', `q${n}@x.example`, one, one, one],
    ]);
    const quoted = rows.map((row) =>
      row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'),
    );
    const path = await stage.upload(['Namn;E-post;Organisation;Roll;Nr', ...quoted].join('\r\n'));
    const trial = await stage.choose(path);
    const kinds = stage.rowsOf(trial).map((row) => row.replace(/^\d+ /, ''));
    const count = (what: string) => kinds.filter((kind) => kind.includes(what)).length;
    expect(count('Går inte E-postadressen är inte fullständig')).toBe(6);
    expect(count('Går inte Morgonen finns inte i serien.')).toBe(6);
    expect(count('Ny Seminarium 1: bekräftad')).toBe(6);
    await stage.run(path);
    expect(await countBookings()).toBe(6);
    const list = pathsIn('sv').organiserSeries('oppna-data', 'people.csv');
    const file = readCsv((await visit(site.app, list, stage.headers)).body);
    for (const field of file.flat()) expect(field).not.toMatch(/^[=+\-@\t\r＝]/);
  });

  test('letters of two halves are never cut in the middle', async () => {
    const trees = (count: number) => '🌲'.repeat(count);
    const head = `Namn;E-post;Organisation;Nr;x${trees(300)}`;
    const path = await stage.upload(
      [
        head,
        `Bo;bo@x.example;Sunne kommun;1;x${trees(3000)}`,
        `x${trees(500)};eva@x.example;Sunne kommun;1;`,
      ].join('\n'),
      `x${trees(300)}.csv`,
    );
    const trial = await stage.choose(path);
    expect(stage.rowsOf(trial)).toEqual([
      '3 Går inte Ett fält är för långt.',
      '2 Ny Seminarium 1: bekräftad',
    ]);
    await stage.run(path);
    expect(await people()).toHaveLength(1);
  });
});
