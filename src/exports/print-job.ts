import { finish, ink, openPaper, write, writeTable } from '../files/pdf/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Reader } from '../storage/database.ts';
import { fileColumns } from './columns.ts';
import { fitColumns } from './print-columns.ts';
import { type FileOrder, rowsOf } from './rows.ts';

/** A4 lying down, in points. */
const sheet = {
  size: [841.89, 595.28] satisfies [number, number] as [number, number],
  margin: { side: 34, top: 36, bottom: 46 },
};

/** A list on paper (PDF): tagged for those who have it read out, heads on every page. */
export default async function makePrint(order: FileOrder, db: Reader): Promise<Uint8Array> {
  const columns = await fileColumns(db, order.at, order, order.now);
  const rows: string[][] = [];
  for await (const part of rowsOf(db, order, columns)) {
    for (const row of part) rows.push(columns.map(({ text }) => text(row)));
  }
  const { title, lead } = textsOf(order, rows.length);
  const heads = columns.map(({ head }) => head.slice(0, 1).toUpperCase() + head.slice(1));
  const { language, now: made } = order;
  const texts = [title, ...lead, ...heads, ...rows.flat()];
  const paper = await openPaper({ ...sheet, title, language, made, texts });
  write(paper, 'H1', { font: 'bold-careful', size: 17, color: ink.text }, title, { after: 3 });
  for (const line of lead) write(paper, 'P', { font: 'regular', size: 9.5, color: ink.soft }, line);
  paper.y += 12;
  const isNumber = columns.map(({ kind }) => kind === 'number');
  const fitted = fitColumns(paper, heads, rows);
  writeTable(paper, { heads, rows, isNumber, ...fitted, pad: 3.5, hasRowHeads: false });
  const t = translator(language);
  return finish(paper, title, (page, pages) => t('peopleLists.export.page', { page, pages }));
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
  };
}
