/** A column: its id is what programs read in the files, its title what people read. */
export interface Column {
  id: string;
  title: string;
  kind: 'text' | 'number';
}

export type Cell = string | number | null;

/** One table of the report, the same on the page and in every file. */
export interface ReportTable {
  id: string;
  title: string;
  columns: Column[];
  rows: Cell[][];
  /** Of all, counted by itself: who stands in two rows is one there. */
  total?: Cell[];
  note?: string;
}

/** A row's cells by column, for whoever asks by name. */
export function cellsOf({ columns }: ReportTable, row: Cell[]): Record<string, Cell> {
  return Object.fromEntries(columns.map(({ id }, i) => [id, row[i] ?? null]));
}

interface Field<Row> extends Column {
  of: (row: Row) => Cell;
}

/** A table from its rows, each column with how its cell is read off one. */
export function tableOf<Row>(
  { id, title, note }: Pick<ReportTable, 'id' | 'title' | 'note'>,
  fields: (Field<Row> | false)[],
  rows: Row[],
  total?: Row,
): ReportTable {
  const shown = fields.filter((field) => field !== false);
  const line = (row: Row) => shown.map(({ of }) => of(row));
  return {
    id,
    title,
    columns: shown.map(({ id, title, kind }) => ({ id, title, kind })),
    rows: rows.map(line),
    ...(total ? { total: line(total) } : {}),
    ...(note ? { note } : {}),
  };
}

export const text = <Row>(id: string, title: string, of: (row: Row) => Cell): Field<Row> => ({
  id,
  title,
  kind: 'text',
  of,
});

export const number = <Row>(id: string, title: string, of: (row: Row) => Cell): Field<Row> => ({
  id,
  title,
  kind: 'number',
  of,
});
