import { setImmediate as nextTurn } from 'node:timers/promises';
import { answersOf } from '../form-questions/index.ts';
import {
  type Cursor,
  type ListPlace,
  listBookingRows,
  listLine,
  type PeopleList,
} from '../people/index.ts';
import type { Reader } from '../storage/database.ts';
import type { ColumnsAsked, FileColumn, FileRow } from './columns.ts';

/** Rows that live shortly: with a thousand the young heap grew by 60 MB, with a hundred it took long. */
const perPart = 400;

/** What a file is made of; a thread is told it as it is. */
export interface FileOrder extends ColumnsAsked {
  at: ListPlace;
  list: PeopleList;
  now: Date;
}

/** The rows of a list with a row for each booking, part by part. */
export async function* rowsOf(
  db: Reader,
  { at, list, language }: FileOrder,
  columns: FileColumn[],
): AsyncGenerator<FileRow[]> {
  const hasPlace = columns.some(({ key }) => key === 'place');
  const places = hasPlace ? await placesIn(db, at) : new Map<number, number>();
  const hasAnswers = columns.some(({ key }) => key.startsWith('question_'));
  let from: Cursor | null = null;
  for (;;) {
    const found = await listBookingRows(db, list, { from, limit: perPart });
    const ids = hasAnswers ? [...new Set(found.map(({ id }) => id))] : [];
    const answers = hasAnswers ? await answersOf(db, ids, language) : null;
    yield found.map((row) =>
      // Filled in rather than copied: a hundred thousand rows leave less behind.
      Object.assign(row, {
        place: row.state === 'waiting' ? (places.get(row.bookingId) ?? null) : null,
        answers: answers?.get(row.id),
      }),
    );
    const last = found.at(-1);
    if (!last || found.length < perPart) return;
    from = { id: last.id, bookingId: last.bookingId };
  }
}

/** The lines as they stand when the export begins: place by booking. */
async function placesIn(db: Reader, { seminars, seminar }: ListPlace) {
  const places = new Map<number, number>();
  const held = (seminar ? [seminar] : seminars).filter(({ cancelledAt }) => !cancelledAt);
  for (const { id } of held) {
    let place = 0;
    let after = 0;
    for (;;) {
      const ids = await listLine(db, id, after, perPart);
      for (const booking of ids) places.set(booking, ++place);
      if (ids.length < perPart) break;
      after = ids.at(-1) ?? after;
      await nextTurn();
    }
  }
  return places;
}
