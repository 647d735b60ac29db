import type { Database } from '../../src/storage/database.ts';
import type { Tables } from '../../src/storage/schema.ts';

type Row<Table extends keyof Tables> = Tables[Table]['$inferSelect'];

/** Whole tables, read while nobody writes. */
export interface Rows {
  series: Row<'series'>[];
  seminars: Row<'seminars'>[];
  signUps: Row<'signUps'>[];
  submissions: Row<'submissions'>[];
  bookings: Row<'bookings'>[];
  outbox: Row<'outbox'>[];
  mailings: Row<'mailings'>[];
  history: Row<'history'>[];
}

export async function readRows({ read }: Database): Promise<Rows> {
  const { tables } = read;
  return {
    series: await read.select().from(tables.series),
    seminars: await read.select().from(tables.seminars),
    signUps: await read.select().from(tables.signUps),
    submissions: await read.select().from(tables.submissions),
    bookings: await read.select().from(tables.bookings),
    outbox: await read.select().from(tables.outbox),
    mailings: await read.select().from(tables.mailings),
    history: await read.select().from(tables.history),
  };
}

export const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
