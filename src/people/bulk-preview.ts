import type { SignUp } from '../bookings/index.ts';
import type { LetterBook } from '../mail/index.ts';
import { type PreviewedLetter, tried, written } from '../mail/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { ableIn, mostAtOnce } from './bulk.ts';
import { listPickedBookings, listPickedPeople } from './bulk-store.ts';
import { type BulkDone, type BulkOrder, doInBulk } from './do-in-bulk.ts';
import { listAsked } from './list.ts';
import type { ListPlace } from './people.ts';
import { countBookingRows, countPersonRows, listBookingRows, listPersonRows } from './store.ts';

export interface BulkTargets {
  ids: number[];
  /** Of the ticked or of the whole list, those with whom it cannot be done. */
  unable: number;
  /** How many of the list there are after these. */
  left: number;
}

/** Those who were ticked, or the first of all that the list's query finds, with whom it can be done. */
export async function targetsOf(
  services: Services,
  at: ListPlace,
  { action }: Pick<BulkOrder, 'action'>,
  chosen: { picked: number[]; all: boolean; query: unknown },
): Promise<BulkTargets> {
  const { read } = services.database;
  const now = services.clock();
  const { list } = await listAsked(read, at, chosen.all ? chosen.query : {}, now);
  const able = ableIn(list, at, action, now);
  const [count, rows] = at.seminar
    ? ([countBookingRows, listBookingRows] as const)
    : ([countPersonRows, listPersonRows] as const);
  if (chosen.all) {
    const found = await rows(read, able, { from: null, limit: mostAtOnce });
    const ids = found.map((row) => ('bookingId' in row ? row.bookingId : row.id));
    const total = await count(read, able);
    return { ids, unable: (await count(read, list)) - total, left: total - ids.length };
  }
  const known = (await pickedOf(services, at, chosen.picked)).map(({ id }) => id);
  const ids = known.slice(0, mostAtOnce);
  return { ids, unable: 0, left: known.length - ids.length };
}

export interface BulkPreview {
  done: BulkDone;
  people: { name: string; email: string | null }[];
  /** How many are written to, and how many letters others get, as offers of a seat. */
  writtenTo: number;
  others: number;
  /** What one of them gets, in both languages. */
  sample: Record<Language, PreviewedLetter[]> | null;
}

/** What would become of it and who would be written to, if it were done now. Changes nothing. */
export async function previewBulk(
  services: Services,
  book: LetterBook,
  at: ListPlace,
  order: BulkOrder,
): Promise<BulkPreview> {
  const picked = await pickedOf(services, at, order.ids);
  const writing: BulkOrder = { ...order, by: { ...order.by, letters: 'send' } };
  const { result: done, rows } = await tried(services, (on) => doInBulk(on, at, writing));
  const own = new Set(picked.map(({ signUp }) => signUp.email));
  const ours = rows.filter(({ recipientEmail }) => own.has(recipientEmail));
  const first = picked.find(
    ({ signUp }) => signUp.email !== null && signUp.email === ours[0]?.recipientEmail,
  );
  const letterIn = async (as: Language, { id, signUp }: Picked) => {
    const alone = { ...writing, ids: [id] };
    const letters = await tried(services, (on) => doInBulk(on, at, alone, { as }));
    const toThem = letters.rows.filter(({ recipientEmail }) => recipientEmail === signUp.email);
    return written(services, book, toThem);
  };
  return {
    done,
    people: picked.map(({ signUp: { name, email } }) => ({ name, email })),
    writtenTo: new Set(ours.map(({ recipientEmail }) => recipientEmail)).size,
    others: rows.length - ours.length,
    sample: first ? { sv: await letterIn('sv', first), en: await letterIn('en', first) } : null,
  };
}

interface Picked {
  /** What the order names them by. */
  id: number;
  signUp: SignUp;
}

async function pickedOf(
  { database: { read } }: Services,
  { series, seminar }: ListPlace,
  ids: number[],
) {
  if (ids.length === 0) return [];
  if (!seminar) {
    const people = await listPickedPeople(read, series.id, ids);
    return people.map((signUp): Picked => ({ id: signUp.id, signUp }));
  }
  const bookings = await listPickedBookings(read, seminar.id, ids);
  return bookings.map(({ booking, signUp }): Picked => ({ id: booking.id, signUp }));
}
