import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { record } from '../history/record.ts';
import { translator } from '../i18n/translate.ts';
import type { Services } from '../services.ts';
import { byteOrderMark, downloadAs } from './csv.ts';
import { headLine, lineWriter } from './export-rows.ts';
import { listLine } from './figures-store.ts';
import { type ListPlace, listAsked } from './list.ts';
import { type Cursor, type PeopleList, peopleQuery } from './people.ts';
import { countBookingRows, listBookingRows } from './store.ts';

/** Rows that live shortly: with a thousand the young heap grew by 60 MB, with a hundred it took long. */
const perPart = 250;

export interface ExportedFile {
  /** Content-Disposition. */
  disposition: string;
  content: Readable;
}

/**
 * The list that an address asks for, as CSV with a row for each booking. History tells who took
 * it out, by which filter and how many rows; it is written before the first row leaves (SEC-21).
 */
export async function exportPeople(
  services: Services,
  at: ListPlace,
  query: unknown,
  actor: string,
): Promise<ExportedFile> {
  const { database, clock } = services;
  const { list } = await listAsked(database.read, at, query, clock());
  const rows = await countBookingRows(database.read, list);
  await recordExport(services, at, list, rows, actor);
  const of = at.seminar ? at.seminar.theme.sv : at.series.title.sv;
  return {
    disposition: downloadAs('anmalda', `${translator('sv')('people.export.file')} ${of}`, 'csv'),
    content: Readable.from(partsOf(services, at, list), { objectMode: false }),
  };
}

function recordExport(
  { database, clock }: Services,
  { series, seminar }: ListPlace,
  { filter }: PeopleList,
  rows: number,
  actor: string,
) {
  const at = clock();
  return database.write((tx) =>
    record(tx, {
      at,
      actor,
      event: 'people.exported',
      ...(seminar
        ? { subject: 'seminar', subjectId: seminar.id }
        : { subject: 'series', subjectId: series.id }),
      // A search may be for a name, and names stay out of what is kept of exports.
      details: { filter: peopleQuery({ ...filter, text: '' }), searched: filter.text !== '', rows },
    }),
  );
}

/** A part is made when the one before has left, and others have their turn in between. */
async function* partsOf({ database, clock }: Services, at: ListPlace, list: PeopleList) {
  const { read } = database;
  const places = await placesIn(read, at);
  const line = lineWriter(at.seminars, places, clock());
  yield byteOrderMark + headLine;
  let from: Cursor | null = null;
  for (;;) {
    const rows = await listBookingRows(read, list, { from, limit: perPart });
    yield rows.map(line).join('');
    const last = rows.at(-1);
    if (!last || rows.length < perPart) return;
    from = { id: last.id, bookingId: last.bookingId };
    await nextTurn();
  }
}

/** The lines as they stand when the export begins: place by booking. */
async function placesIn(read: Services['database']['read'], { seminars, seminar }: ListPlace) {
  const places = new Map<number, number>();
  for (const { id } of seminar ? [seminar] : seminars) {
    let place = 0;
    let after = 0;
    for (;;) {
      const ids = await listLine(read, id, after, perPart);
      for (const booking of ids) places.set(booking, ++place);
      if (ids.length < perPart) break;
      after = ids.at(-1) ?? after;
    }
  }
  return places;
}
