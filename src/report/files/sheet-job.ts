import writeSheets, { type Cell as SheetCell, type SheetData } from 'write-excel-file/node';
import { translator } from '../../i18n/translate.ts';
import type { ReportDocument } from '../document.ts';
import type { Cell, ReportTable } from '../table.ts';

/** Excel takes no more, and none of `[]:*?/\`. */
const longestName = 31;

/** A spreadsheet (XLSX): a sheet for each table, numbers as numbers, text never as a formula. */
export default async function makeSheet(document: ReportDocument): Promise<Uint8Array> {
  const t = translator(document.language);
  const definitions = document.definitions.map(({ word, is }) => [text(word), text(is)]);
  const names = namesOf([
    t('report.files.overview'),
    ...document.tables.map(({ title }) => title),
    t('report.definitions.title'),
  ]);
  const contents = [overview(document), ...document.tables.map(sheetOf), definitions];
  const sheets = contents.map((data, i) => ({
    data,
    sheet: names[i] ?? `${i + 1}`,
    columns: widthsOf(data),
    ...(i > 0 && i < contents.length - 1 ? { stickyRowsCount: 1 } : {}),
  }));
  return new Uint8Array(await writeSheets(sheets).toBuffer());
}

function overview({ paste, lead, counted, headlines, language }: ReportDocument): SheetData {
  const t = translator(language);
  return [
    [bold(paste[language])],
    [text(lead)],
    [text(counted)],
    [],
    [t('report.table.headline'), t('report.table.figure'), t('report.table.note')].map(bold),
    ...headlines.map(({ fileLabel, amount, note }) => [text(fileLabel), value(amount), text(note)]),
  ];
}

function sheetOf({ columns, rows, total, note }: ReportTable): SheetData {
  return [
    columns.map(({ title }) => bold(title)),
    ...rows.map((row) => row.map(value)),
    ...(total ? [total.map((cell) => strong(value(cell)))] : []),
    ...(note ? [[], [text(note)]] : []),
  ];
}

const text = (given: string): SheetCell => ({
  value: given.replaceAll('\u00ad', ''),
  type: String,
});
const strong = (cell: SheetCell): SheetCell =>
  cell && typeof cell === 'object' && 'value' in cell ? { ...cell, fontWeight: 'bold' } : cell;
const bold = (given: string) => strong(text(given));

function value(cell: Cell): SheetCell {
  if (cell === null || cell === '') return null;
  return typeof cell === 'number' ? { value: cell, type: Number } : text(cell);
}

/** In characters: as wide as the longest, so that nothing needs to be pulled. */
function widthsOf(data: SheetData) {
  const columns = Math.max(...data.map((row) => row.length));
  return Array.from({ length: columns }, (_, i) => {
    const longest = Math.max(...data.map((row) => lengthOf(row[i])));
    return { width: Math.min(Math.max(longest + 2, 9), 60) };
  });
}

const lengthOf = (cell: SheetCell | undefined) =>
  cell && typeof cell === 'object' && 'value' in cell ? String(cell.value ?? '').length : 0;

/** Each once: what two titles have in common when they are cut gets a number. */
function namesOf(titles: string[]) {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, longestName);
    let name = plain;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) {
      name = `${plain.slice(0, longestName - 3)} ${n}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}
