import { type AnswerColumn, answersOf } from '../form-questions/index.ts';
import { countyName } from '../i18n/counties.ts';
import { translator } from '../i18n/translate.ts';
import type { Seminar } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import type { ListColumn } from './columns.ts';
import { type listBookingsOf, listPlaces } from './figures-store.ts';
import type { ListedRow } from './paging.ts';
import type { ListPlace } from './people.ts';

type BookingOf = Awaited<ReturnType<typeof listBookingsOf>>;
type Cell = (row: ListedRow) => string;

/**
 * What a row says in a chosen column, as text; the name, the mornings, the state and the day have
 * their own look in the view. Of a series, a place or a visit is told with the morning's number.
 */
export async function cellsOf(
  db: Reader,
  { seminars, seminar }: ListPlace,
  rows: ListedRow[],
  shown: { columns: ListColumn[]; questions: AnswerColumn[]; bookingOf: BookingOf },
  now: Date,
  language: Language,
): Promise<(row: ListedRow) => Partial<Record<ListColumn, string>>> {
  const { columns, questions, bookingOf } = shown;
  const t = translator(language);
  const own = seminar ? [seminar] : seminars;
  const places = columns.includes('place') ? await placesOf(db, own, rows, bookingOf) : null;
  const answers = questions.some(({ key }) => columns.some((column) => column === key))
    ? await answersOf(
        db,
        rows.map(({ id }) => id),
        language,
      )
    : null;
  const each = (of: (one: Seminar, row: ListedRow) => string): Cell => {
    if (seminar) return (row) => of(seminar, row);
    return (row) =>
      seminars
        .map((one) => ({ number: one.number, text: of(one, row) }))
        .filter(({ text }) => text !== '')
        .map(({ number, text }) => `${number}: ${text}`)
        .join(', ');
  };
  const cells: Partial<Record<ListColumn, Cell>> = {
    email: ({ email }) => email ?? '',
    organisation: ({ organisation }) => organisation,
    typed: ({ organisationAsTyped }) => organisationAsTyped,
    sector: ({ sector }) => t(`organisations.sectors.${sector}`),
    county: ({ countyCode }) => countyName(countyCode, language),
    role: ({ role }) => role,
    category: ({ roleCategory }) => t(`registrations.roleCategories.${roleCategory}`),
    place: each((one, row) => {
      const booking = one.cancelledAt ? undefined : bookingOf(row.id, one.id);
      return String((booking && places?.get(booking.id)) ?? '');
    }),
    came: each((one, row) => {
      if (one.cancelledAt) return '';
      const booking = bookingOf(row.id, one.id);
      if (booking?.cameAt) return t('peopleLists.export.yes');
      return one.startsAt <= now && booking?.state === 'confirmed'
        ? t('peopleLists.export.no')
        : '';
    }),
    via: ({ via }) => via ?? '',
  };
  for (const { id, key } of questions) {
    cells[key as ListColumn] = (row) => answers?.get(row.id)?.get(id) ?? '';
  }
  return (row) => Object.fromEntries(columns.map((column) => [column, cells[column]?.(row) ?? '']));
}

async function placesOf(db: Reader, seminars: Seminar[], rows: ListedRow[], bookingOf: BookingOf) {
  const places = new Map<number, number>();
  for (const { id } of seminars) {
    const waiting = rows
      .map((row) => bookingOf(row.id, id))
      .filter((booking) => booking?.state === 'waiting')
      .map((booking) => booking?.id ?? 0);
    if (waiting.length === 0) continue;
    for (const [booking, place] of await listPlaces(db, id, waiting)) places.set(booking, place);
  }
  return places;
}
