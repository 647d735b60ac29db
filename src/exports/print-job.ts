import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Reader } from '../storage/database.ts';
import { fileColumns } from './columns.ts';
import { printHead, printPageNumbers, printTable } from './print.ts';
import { printFonts } from './print-fonts.ts';
import { fitColumns, pageSize } from './print-layout.ts';
import { type FileOrder, rowsOf } from './rows.ts';

/** What the types do not know yet. */
const accessible = 'PDF/UA' as string as 'PDF/A-1';

/** A list on paper (PDF): tagged for those who have it read out, heads on every page. */
export default async function makePrint(order: FileOrder, db: Reader): Promise<Uint8Array> {
  const columns = await fileColumns(db, order.at, order, order.now);
  const rows: string[][] = [];
  for await (const part of rowsOf(db, order, columns)) {
    for (const row of part) rows.push(columns.map(({ text }) => text(row)));
  }
  const { title, lead, running } = textsOf(order, rows.length);
  const doc = new PDFDocument({
    size: pageSize,
    margin: 0,
    pdfVersion: '1.7',
    subset: accessible,
    tagged: true,
    lang: { sv: 'sv-SE', en: 'en-GB' }[order.language],
    displayTitle: true,
    bufferPages: true,
    font: '',
    info: { Title: title, Creator: 'Frukostserien', CreationDate: order.now },
  });
  for (const [name, font] of Object.entries(printFonts())) doc.registerFont(name, font);
  const bytes = collected(doc);
  const heads = columns.map(({ head }) => head.slice(0, 1).toUpperCase() + head.slice(1));
  const isNumber = columns.map(({ kind }) => kind === 'number');
  const fitted = fitColumns(doc, heads, rows);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const top = printHead(doc, root, title, lead);
  printTable(doc, root, { heads, rows, isNumber, ...fitted }, top);
  root.end();
  const t = translator(order.language);
  printPageNumbers(doc, running, (page, pages) => t('peopleLists.export.page', { page, pages }));
  doc.end();
  return bytes;
}

async function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  doc.on('data', (part: Uint8Array) => parts.push(part));
  await once(doc, 'end');
  return new Uint8Array(Buffer.concat(parts));
}

function textsOf({ at: { series, seminar }, list, now, language }: FileOrder, rows: number) {
  const t = translator(language);
  const format = formatIn(language);
  const of = seminar?.theme[language] ?? series.title[language];
  const title = t('people.title', { name: of });
  const when = seminar
    ? `${format.dayYear(seminar.startsAt)}, ${format.clockSpan(seminar.startsAt, seminar.endsAt)}`
    : '';
  const place = [seminar ? series.title[language] : '', when, seminar?.venue ?? ''];
  const made = `${format.shortDay(now)} ${now.getUTCFullYear()}, ${format.time(now)}`;
  const { state, sector, text, organisationId } = list.filter;
  const isPart = state !== null || sector !== null || text !== '' || organisationId !== null;
  const chosen = [
    state && t(`people.states.${state}`),
    sector && t(`organisations.sectors.${sector}`),
    text && `”${text}”`,
    organisationId && t('peopleLists.export.oneOrganisation'),
  ].filter(Boolean);
  const counted = t('peopleLists.export.rows', { count: rows, number: format.number(rows) });
  const about = [
    counted,
    isPart ? t('peopleLists.export.part', { chosen: chosen.join(', ') }) : '',
    t('peopleLists.export.made', { at: made }),
  ];
  return {
    title,
    lead: [place, about].map((parts) => parts.filter(Boolean).join(' · ')).filter(Boolean),
    running: title,
  };
}
