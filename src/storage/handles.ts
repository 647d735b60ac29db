import type { Builder, Database, Reader, Tx } from './database.ts';
import type { Tables } from './schema.ts';

/** Narrows a query builder to what rooms may use, with the tables of its engine. */
export function readerOf(builder: Builder, tables: Tables): Reader {
  return {
    tables,
    select: builder.select.bind(builder) as Reader['select'],
    selectDistinct: builder.selectDistinct.bind(builder) as Reader['selectDistinct'],
  };
}

export function txOf(builder: Builder, tables: Tables): Tx {
  return {
    ...readerOf(builder, tables),
    insert: builder.insert.bind(builder),
    update: builder.update.bind(builder),
    delete: builder.delete.bind(builder),
  };
}

/** Counts units before whoever waits for them hears that they are committed. */
export function counting(write: Database['write']): Pick<Database, 'write' | 'commits'> {
  let commits = 0;
  return {
    commits: () => commits,
    async write(work) {
      const value = await write(work);
      commits++;
      return value;
    },
  };
}
