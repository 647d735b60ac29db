import { byteOrderMark, csvField, csvLine } from '../../files/csv.ts';
import { translator } from '../../i18n/translate.ts';
import type { ReportDocument } from '../document.ts';
import type { Cell, ReportTable } from '../table.ts';

/**
 * The whole report as one long table, a figure a line: which table, which row, which column,
 * what it says. Spreadsheets pivot it, programs read it line by line.
 */
export function reportCsv(document: ReportDocument): string {
  const t = translator(document.language);
  const { headlines, definitions, tables, paste } = document;
  const overview = t('report.files.overview');
  const lines: Cell[][] = [
    [t('report.csv.table'), t('report.csv.row'), t('report.csv.figure'), t('report.csv.value')],
    [overview, document.title, t('report.files.sentence'), paste[document.language]],
    [overview, document.title, t('report.csv.counted'), document.countedWhen],
    ...headlines.map(({ fileLabel, amount, note }) => [overview, fileLabel, note, amount]),
    ...tables.flatMap(tableLines),
    ...definitions.map(({ word, is }) => [t('report.definitions.title'), word, '', is]),
  ];
  return byteOrderMark + lines.map((line) => csvLine(line.map(field))).join('');
}

function tableLines({ title, columns, rows, total }: ReportTable): Cell[][] {
  const [, ...others] = columns;
  return [...rows, ...(total ? [total] : [])].flatMap(([name, ...cells]) =>
    others.map((column, i): Cell[] => [title, name ?? '', column.title, cells[i] ?? null]),
  );
}

/** Numbers as they are: a minus before one is no formula. */
const field = (cell: Cell) =>
  typeof cell === 'number' ? String(cell) : csvField((cell ?? '').replaceAll('\u00ad', ''));
