import readSheets from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { fillDemo } from '../../src/demo/index.ts';
import { formatIn } from '../../src/i18n/format.ts';
import { signUp } from '../../src/registrations/index.ts';
import type { Cell } from '../../src/report/table.ts';
import { findAnySeries } from '../../src/series/index.ts';
import { startApp } from '../support/app.ts';
import { readCsv } from '../support/csv.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { bare, openPdf, pagesOf, scripts } from '../support/pdf.ts';
import { visit } from '../support/visit.ts';
import { addSeries, formOf } from '../support/world.ts';
import { recount } from './recount.ts';

const slug = 'oppna-data-varmland';
const report = `/arrangor/series/${slug}/report`;
const beside = '?compare=oppna-data-varmland-2';

interface ReadReport {
  sentence: { sv: string; en: string };
  figures: { id: string; label: string; amount: number; note: string }[];
  tables: Record<
    string,
    {
      title: string;
      columns: Record<string, string>;
      rows: Record<string, Cell>[];
      total?: Record<string, Cell>;
    }
  >;
  definitions: { word: string; is: string }[];
}

describeEngines('the report in every form', (engine) => {
  async function open() {
    const site = await startApp(await engine.open({ twice: false, seeded: true }));
    await fillDemo(site.services.database, site.clock.now(), site.services.random);
    const headers = await signInAs(site, 'reader');
    const take = async (path: string) => {
      const answer = await site.app.inject({ url: path, headers });
      expect(answer.statusCode, path).toBe(200);
      return answer;
    };
    return { ...site, headers, take };
  }

  it('has the same figures on the page, in all files and in the database', async () => {
    const { app, services, clock, headers, take } = await open();
    for (const path of [report, `${report.replace('report', 'seminars/1/report')}`]) {
      const query = path === report ? beside : '';
      const json = (await take(`${path}.json${query}`)).json<ReadReport>();
      const page = await visit(app, path + query, headers);
      const csv = new Set(readCsv((await take(`${path}.csv${query}`)).body).map(lineOf));
      const sheets = await readSheets((await take(`${path}.xlsx${query}`)).rawPayload);
      const paper = await textOf((await take(`${path}.pdf${query}`)).rawPayload);
      const words = plain(page.text);
      const { number } = formatIn('sv');
      const shown = (cell: Cell) => (typeof cell === 'number' ? number(cell) : (cell ?? ''));
      const spaced = (cells: Cell[]) => plain(cells.map(shown).join(' '));

      for (const { label, amount, note } of json.figures) {
        expect(csv).toContain(lineOf(['Översikt', label, note, String(amount)]));
        expect(sheets[0]?.data).toContainEqual([label, amount, note]);
        const heading = label.replace(', procent', '');
        expect(page.text).toMatch(new RegExp(`${heading} ${number(amount)}.* ${note}`));
        expect(paper).toContain(plain(note));
      }
      expect(Object.keys(json.tables).length).toBeGreaterThan(path === report ? 11 : 7);
      for (const [i, { title, columns, rows, total }] of Object.values(json.tables).entries()) {
        const sheet = sheets[i + 1];
        expect(sheet?.sheet).toBe(title.slice(0, 31).trim());
        expect(rows.length, title).toBeGreaterThan(0);
        for (const [r, row] of [...rows, ...(total ? [total] : [])].entries()) {
          const cells = Object.values(row);
          expect(sheet?.data[r + 1]).toEqual(cells.map((cell) => (cell === '' ? null : cell)));
          expect(paper, title).toContain(spaced(cells));
          for (const [c, cell] of cells.slice(1).entries()) {
            const column = Object.values(columns)[c + 1] ?? '';
            expect(csv).toContain(lineOf([title, String(cells[0]), column, String(cell ?? '')]));
          }
          if (title.startsWith('Organisationer i de två')) continue;
          expect(words, title).toContain(spaced(cells));
        }
      }
      for (const { word, is } of json.definitions) {
        expect(page.text.split(is)).toHaveLength(2);
        expect(csv).toContain(lineOf(['Så räknar vi', word, '', is]));
        expect(sheets.at(-1)?.data).toContainEqual([word, is]);
        expect(paper).toContain(plain(`${word}: ${is}`));
      }
      for (const text of [words, paper]) expect(text).toContain(plain(json.sentence.sv));

      const series = await findAnySeries(services.database.read, slug);
      const only = path === report ? undefined : 1;
      const own = await recount(services.database, series?.id ?? 0, clock.now(), only);
      const rows = json.tables.organisations?.rows ?? [];
      expect(tallies(rows)).toEqual(tallies(own.byOrganisation.map(missed)));
      expect(json.tables.organisations?.total).toMatchObject(missed(own.people));
      expect(tallies(json.tables.sectors?.rows ?? [])).toEqual(tallies(own.bySector.map(missed)));
      expect(tallies(json.tables.roles?.rows ?? [])).toEqual(tallies(own.byRole.map(missed)));
      expect(json.tables.days?.rows.at(-1)?.sum).toBe(own.people.signed);
    }
  });

  it('is named after what it is of, and speaks both languages', async () => {
    const { take } = await open();
    const sheet = await take(`${report}.xlsx`);
    expect(sheet.headers['content-disposition']).toBe(
      `attachment; filename="rapport.xlsx"; filename*=UTF-8''Rapport%20%C3%96ppna%20data%20V%C3%A4rmland.xlsx`,
    );
    const english = `/en/organiser/series/${slug}/report`;
    const paper = await textOf((await take(`${english}.pdf`)).rawPayload);
    expect(paper).toContain('41 people from 13 organisations took part');
    expect((await take(`${english}.csv`)).body).toContain('table;row;figure;value');
    const sv = (await take(`${report}.json`)).json<ReadReport>();
    const en = (await take(`${english}.json`)).json<ReadReport>();
    const keys = ({ tables }: ReadReport) =>
      Object.entries(tables).map(([id, { columns }]) => [id, Object.keys(columns)]);
    expect(keys(en)).toEqual(keys(sv));
    expect(en.tables.organisations?.total).toMatchObject({ signed: 60, came: 41 });
  });

  it('has its chart as a picture of its own, with the figures of the page', async () => {
    const { app, headers, take } = await open();
    const { body, headers: told } = await take(`${report}.svg`);
    expect(told['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(told['content-disposition']).toMatch(/^attachment; filename="rapport.svg"; /);
    expect(told['content-security-policy']).toBeTruthy();
    expect(body).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /);
    expect(body).toContain('<title id="t">41 personer från 13 organisationer deltog</title>');
    const texts = (svg: string) =>
      [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text]) => text);
    const page = await visit(app, report, headers);
    const [bars = ''] = /<svg class="bars".*?<\/svg>/s.exec(page.body) ?? [];
    const onPage = bars.replaceAll(/<text class="bar-narrow".*?<\/text>/g, '');
    expect(texts(onPage).length).toBeGreaterThan(20);
    expect(texts(body).slice(0, -1)).toEqual(texts(onPage));
    expect(page.text).toContain(texts(body).at(-1));
    const empty = `/arrangor/series/oppna-data-varmland-2/report`;
    expect((await visit(app, empty, headers)).body).not.toContain('report.svg');
    expect((await visit(app, `${empty}.svg`, headers)).status).toBe(404);
  });

  it('is read out from paper in order: headings, a picture with its words, tables', async () => {
    const { take } = await open();
    const file = await openPdf((await take(`${report}.pdf`)).rawPayload);
    const { info } = await file.getMetadata();
    expect(info).toMatchObject({ Title: expect.stringContaining('41 personer från 13') });
    const roles = new Set<string>();
    const words: string[] = [];
    for (let page = 1; page <= file.numPages; page += 1) {
      const tree = await (await file.getPage(page)).getStructTree();
      collect(tree, roles, words);
    }
    for (const role of ['H1', 'H2', 'P', 'Figure', 'Table', 'TR', 'TH', 'TD']) {
      expect([...roles]).toContain(role);
    }
    expect(words.join(' ')).toContain('Personer som kom, per organisation');
  });

  it('has organisations of every script on paper', async () => {
    const database = await engine.open();
    const { series } = await addSeries(database, { capacities: [30, 30, 30] });
    const site = await startApp(database);
    const headers = await signInAs(site, 'reader');
    const names = Object.values(scripts).map((name) => `Öberg ${name.normalize('NFC')} AB`);
    for (const [n, organisation] of names.entries()) {
      await signUp(site.services, {
        ...{ series, language: 'sv', idempotencyKey: null },
        form: formOf({ name: 'Åsa', email: `s${n}@x.example`, organisation }, [1]),
      });
    }
    const url = '/arrangor/series/oppna-data/report.pdf';
    const { rawPayload } = await site.app.inject({ url, headers });
    const said = bare((await pagesOf(rawPayload)).join(''));
    for (const name of names) expect(said, name).toContain(bare(name));
  });
});

/** As a text, to be found among hundreds at once. */
const lineOf = (cells: string[]) => JSON.stringify(cells);

type Node = { role?: string; alt?: string; children?: unknown[] } | null;

function collect(node: Node, roles: Set<string>, words: string[]) {
  if (node?.role) roles.add(node.role);
  if (node?.alt) words.push(node.alt);
  for (const child of node?.children ?? []) collect(child as Node, roles, words);
}

const missed = <T extends { due: number; came: number; signed: number }>({
  signed,
  due,
  came,
}: T) => ({ signed, came, missed: due - came });

const tallies = (rows: Record<string, unknown>[]) =>
  rows
    .map(({ signed, came, missed }) => `${signed} ${came} ${missed}`)
    .toSorted()
    .join(', ');

const textOf = async (payload: Buffer) => plain((await pagesOf(payload)).join(' '));

/** Without soft hyphens, and with one kind of space. */
const plain = (text: string) => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
