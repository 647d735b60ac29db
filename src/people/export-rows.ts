import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Seminar } from '../series/index.ts';
import { roleCategories, sectors } from '../storage/values.ts';
import { csvField, csvLine, lineEnd } from './csv.ts';
import { type BookingRow, peopleStates } from './people.ts';

/** Never in another order, and always in Swedish: programs read them. */
const columns = [
  'nr',
  'seminarium',
  'namn',
  'e-post',
  'organisation',
  'som angivet',
  'sektor',
  'roll',
  'rollkategori',
  'status',
  'köplats',
  'kom',
  'anmäld',
  'via',
];

export const headLine = csvLine(columns);

/** How a row becomes a line; what many rows say alike is worked out once. */
export function lineWriter(
  seminars: Seminar[],
  places: Map<number, number>,
  now: Date,
): (row: BookingRow) => string {
  const t = translator('sv');
  const words = <K extends string>(keys: readonly K[], say: (key: K) => string) =>
    Object.fromEntries(keys.map((key) => [key, csvField(say(key))])) as Record<K, string>;
  const sectorWords = words(sectors, (sector) => t(`organisations.sectors.${sector}`));
  const categoryWords = words(roleCategories, (one) => t(`registrations.roleCategories.${one}`));
  const stateWords = words(peopleStates, (state) => t(`people.states.${state}`));
  const [yes, no] = [t('people.export.yes'), t('people.export.no')];
  const local = localTimes();
  const mornings = new Map(
    seminars.map(({ id, number, theme, startsAt }) => [
      id,
      { head: `${number};${csvField(theme.sv)}`, isStarted: startsAt <= now },
    ]),
  );
  return (row) => {
    const morning = mornings.get(row.seminarId);
    const stayedAway = morning?.isStarted && row.state === 'confirmed' ? no : '';
    const place = row.state === 'waiting' ? (places.get(row.bookingId) ?? '') : '';
    // One string, not an array of fields: a hundred thousand rows leave less behind.
    return `${morning?.head ?? ';'};${csvField(row.name)};${csvField(row.email ?? '')};${csvField(row.organisation)};${csvField(row.organisationAsTyped)};${sectorWords[row.sector]};${csvField(row.role)};${categoryWords[row.roleCategory]};${stateWords[row.state]};${place};${row.cameAt ? yes : stayedAway};${local(row.bookedAt)};${csvField(row.via ?? '')}${lineEnd}`;
  };
}

/** 2027-02-10 08:00 in Sweden, worked out once for each hour: clocks change at whole hours. */
function localTimes() {
  const hours = new Map<number, string>();
  const { isoLocal } = formatIn('sv');
  return (at: Date) => {
    const hour = Math.floor(at.getTime() / 3_600_000);
    let start = hours.get(hour);
    if (start === undefined) {
      start = isoLocal(at).slice(0, 13).replace('T', ' ');
      hours.set(hour, start);
    }
    return `${start}:${String(at.getUTCMinutes()).padStart(2, '0')}`;
  };
}
