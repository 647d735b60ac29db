import type { Wish } from '../bookings/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { instantFrom, isDay } from '../i18n/wall-clock.ts';
import type { Seminar } from '../series/index.ts';
import { cleanText, searchKey } from '../storage/text.ts';
import {
  type BookingState,
  type Language,
  type RoleCategory,
  roleCategories,
} from '../storage/values.ts';

const both = ['sv', 'en'] as const;

/** `Åsa Öberg <asa@karlstad.se>` and `mailto:` as programs write them. */
export const addressIn = (cell: string) =>
  (/<([^<>]+)>/.exec(cell)?.[1] ?? cell).replace(/^\s*mailto:/i, '').trim();

/** A name without its address, and "Öberg, Åsa" the other way round. */
export function nameIn(cell: string) {
  const name = cleanText(cell.replace(/<[^<>]*>/, ' ')).replace(/^["']+|["']+$/g, '');
  const turned = /^(\p{L}[\p{L}\p{M}' -]*), (\p{L}[\p{L}\p{M}' -]*)$/u.exec(name);
  return turned ? `${turned[2]} ${turned[1]}` : name;
}

const wishes: Record<BookingState, Wish> = {
  requested: 'requested',
  confirmed: 'seat',
  waiting: 'line',
  // The deadline of an offer is in no list: it is made anew.
  offered: 'line',
  refused: 'refused',
  expired: 'expired',
  declined: 'declined',
  cancelled: 'cancelled',
};

/** As our lists called it before. */
const earlier: [string, Wish][] = [['fick nej', 'refused']];

/** Whoever was coming to a seminar that is called off has no seat there. */
const readWishes: Record<BookingState | 'calledOff', Wish> = { ...wishes, calledOff: 'cancelled' };

const wishWords = new Map<string, Wish>([
  ...earlier,
  ...(Object.keys(readWishes) as (keyof typeof readWishes)[]).flatMap((state) =>
    both.map(
      (language) =>
        [searchKey(translator(language)(`people.states.${state}`)), readWishes[state]] as const,
    ),
  ),
]);

/** A state as our lists write it, in either language. */
export const wishIn = (cell: string): Wish | undefined =>
  cell === '' ? 'seat' : wishWords.get(searchKey(cell));

const ended: ReadonlySet<Wish> = new Set(['refused', 'expired', 'declined', 'cancelled'] as const);
export const isEnded = (wish: Wish) => ended.has(wish);

const offered = both.map((language) => searchKey(translator(language)('people.states.offered')));

/** Who is offered a seat waits before everybody else. */
export const placeIn = (state: string, place: string) =>
  offered.includes(searchKey(state)) ? 0 : Number.parseInt(place, 10) || Number.MAX_SAFE_INTEGER;

const yes = new Set([
  ...['ja', 'yes', 'x', '1', 'true', 'kom', 'came', 'narvarande', 'accepted'],
  ...['accepterat', 'accepterad', 'godkand', 'tackat ja', 'kommer'],
]);

const no = new Set([...['nej', 'no', 'declined', 'avbojt', 'avbojd', 'tackat nej', 'kommer inte']]);

export const isNo = (cell: string) => no.has(searchKey(cell));

export const isYes = (cell: string) => yes.has(searchKey(cell));

const categoryWords = new Map<string, RoleCategory>(
  roleCategories.flatMap((category) => [
    [searchKey(category), category] as const,
    ...both.map(
      (language) =>
        [
          searchKey(translator(language)(`registrations.roleCategories.${category}`)),
          category,
        ] as const,
    ),
  ]),
);

export const categoryIn = (cell: string) => categoryWords.get(searchKey(cell));

const languageWords: Record<string, Language> = {
  ...{ sv: 'sv', svenska: 'sv', swedish: 'sv' },
  ...{ en: 'en', engelska: 'en', english: 'en' },
};

export const languageIn = (cell: string): Language | undefined => languageWords[searchKey(cell)];

/** A time on a Swedish clock: 2027-01-13 10:00, with seconds or a T if need be; or with its offset. */
export function timeIn(cell: string) {
  if (withOffset.test(cell)) return exactly(cell);
  const [, day = '', clock = '00:00'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?$/.exec(cell) ?? [];
  return instantFrom(day, clock);
}

const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function exactly(text: string) {
  const at = new Date(text);
  return isDay(text.slice(0, 10)) && !Number.isNaN(at.getTime()) ? at : undefined;
}

/** A sum or a formula; folded, it would be the number of a seminar. */
const signed = /^\s*[=+\-＝＋－]\s*\d/;

const whole = new Set(['hela serien', 'alla', 'alla seminarier', 'whole series', 'all']);

/**
 * The seminars that a cell names, by number, day or theme, one or many; undefined where a part of
 * it names none.
 */
export function seminarsIn(cell: string, named: SeminarNames): number[] | undefined {
  const find = (part: string) => (signed.test(part) ? undefined : named.find(searchKey(part)));
  const found = find(cell);
  if (found) return found;
  const parts = cell.split(/[;\n|,]/).filter((part) => searchKey(part) !== '');
  const each = parts.map(find);
  if (each.length === 0 || each.includes(undefined)) return;
  return [...new Set(each.flatMap((numbers) => numbers ?? []))].toSorted((a, b) => a - b);
}

export interface SeminarNames {
  /** By a folded name. */
  find: (key: string) => number[] | undefined;
}

export function namesOf(seminars: Seminar[]): SeminarNames {
  const all = seminars.map(({ number }) => number);
  const names = seminars.map((seminar) => ({ number: seminar.number, keys: keysOf(seminar) }));
  return {
    find(key) {
      if (whole.has(key)) return all;
      const [, digits] = /^(?:\p{L}+ )?(\d{1,2})$/u.exec(key) ?? [];
      if (digits) return all.includes(Number(digits)) ? [Number(digits)] : undefined;
      const same = names.filter(({ keys }) => keys.includes(key));
      if (same.length === 1) return same.map(({ number }) => number);
      const within = names.filter(({ keys }) =>
        keys.some((one) => ` ${key} `.includes(` ${one} `)),
      );
      return within.length === 1 ? within.map(({ number }) => number) : undefined;
    },
  };
}

function keysOf({ theme, startsAt }: Seminar) {
  const iso = formatIn('sv').isoLocal(startsAt).slice(0, 10);
  const days = both.flatMap((language) => {
    const { shortDay, day, dayYear } = formatIn(language);
    return [shortDay(startsAt), day(startsAt), dayYear(startsAt)];
  });
  return [theme.sv, theme.en, iso, ...days].map(searchKey).filter((key) => key.length > 3);
}
