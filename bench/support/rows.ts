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

/** The rows of one series: nothing of the demo's. */
export function rowsOf(seriesId: number, rows: Rows): Rows {
  const series = rows.series.filter(({ id }) => id === seriesId);
  const seminars = rows.seminars.filter((row) => row.seriesId === seriesId);
  const signUps = rows.signUps.filter((row) => row.seriesId === seriesId);
  const ofSeminars = new Set<number>(seminars.map(({ id }) => id));
  const ofPeople = new Set<number | null>(signUps.map(({ id }) => id));
  return {
    ...rows,
    series,
    seminars,
    signUps,
    submissions: rows.submissions.filter((row) => row.seriesId === seriesId),
    bookings: rows.bookings.filter((row) => ofSeminars.has(row.seminarId)),
    outbox: rows.outbox.filter((row) => ofPeople.has(row.signUpId)),
    mailings: rows.mailings.filter((row) => ofSeminars.has(row.seminarId)),
  };
}
