import type { Kit } from '../columns.ts';
import type { ImportState } from '../values.ts';
import type { OperationTables } from './operation.ts';
import type { SeriesTables } from './series.ts';

/** The organisers' own lists of people, and lists that come from elsewhere. */
export function defineLists(
  kit: Kit,
  known: Pick<SeriesTables, 'series'> & Pick<OperationTables, 'organisers'>,
) {
  const { table, id, integer, text, instant, json, index, uniqueIndex } = kit;
  const { series, organisers } = known;

  /** A choice of columns, filter and order that an organiser keeps. */
  const savedLists = table(
    'saved_lists',
    {
      id: id(),
      organiserId: integer()
        .notNull()
        .references(() => organisers.id),
      seriesId: integer()
        .notNull()
        .references(() => series.id),
      /** Empty for the one that a list opens with. */
      name: text().notNull(),
      /** The list's own query, as in its address. */
      query: text().notNull(),
      createdAt: instant().notNull(),
    },
    (t) => [uniqueIndex('saved_lists_name').on(t.organiserId, t.seriesId, t.name)],
  );

  /** A file of people on its way in; its rows are kept a day. */
  const imports = table(
    'imports',
    {
      id: id(),
      seriesId: integer()
        .notNull()
        .references(() => series.id),
      organiserId: integer()
        .notNull()
        .references(() => organisers.id),
      fileName: text().notNull(),
      /** SHA-256 of the file. */
      hash: text().notNull(),
      state: text().$type<ImportState>().notNull(),
      header: json<string[]>().notNull(),
      /** Which column holds what, and what else was chosen. */
      choices: json<unknown>(),
      /** What became of it: counts, never people. */
      outcome: json<unknown>(),
      createdAt: instant().notNull(),
      doneAt: instant(),
    },
    (t) => [index('imports_series').on(t.seriesId, t.createdAt)],
  );

  const importRows = table(
    'import_rows',
    {
      id: id(),
      importId: integer()
        .notNull()
        .references(() => imports.id),
      /** As in the file, from 1 after the header. */
      number: integer().notNull(),
      cells: json<string[]>().notNull(),
    },
    (t) => [uniqueIndex('import_rows_number').on(t.importId, t.number)],
  );

  return { savedLists, imports, importRows };
}
