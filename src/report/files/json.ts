import type { ReportDocument } from '../document.ts';
import { cellsOf } from '../table.ts';

/** For programs: tables and columns have names that are the same in both languages. */
export function reportJson(document: ReportDocument): string {
  const { language, slug, title, number, paste, countedAt, headlines, tables, definitions } =
    document;
  return JSON.stringify(
    {
      series: slug,
      seminar: number ?? null,
      title,
      language,
      countedAt: countedAt.toISOString(),
      sentence: paste,
      figures: headlines.map(({ id, fileLabel, amount, note }) => ({
        id,
        label: fileLabel,
        amount,
        note,
      })),
      tables: Object.fromEntries(
        tables.map((table) => [
          table.id,
          {
            title: table.title,
            columns: Object.fromEntries(
              table.columns.map((column) => [column.id, column.title.replaceAll('\u00ad', '')]),
            ),
            rows: table.rows.map((row) => cellsOf(table, row)),
            ...(table.total ? { total: cellsOf(table, table.total) } : {}),
          },
        ]),
      ),
      definitions,
    },
    null,
    2,
  );
}
