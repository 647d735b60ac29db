import { domainToUnicode } from 'node:url';
import type { Language } from '../storage/values.ts';

export const timeZone = 'Europe/Stockholm';
const locales = { sv: 'sv-SE', en: 'en-GB' } satisfies Record<Language, string>;

/** Dates, times, lists and numbers as one language writes them, always in Swedish time. */
export type Format = ReturnType<typeof makeFormat>;

function makeFormat(language: Language) {
  const locale = locales[language];
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const day = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayYear = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = dates({ day: 'numeric', month: 'long' });
  const shortDayYear = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
  const numbers = new Intl.NumberFormat(locale);
  // CLDR writes 08:00; Swedish writing rules say 08.00.
  const time = (at: Date) =>
    language === 'sv' ? clock.format(at).replace(':', '.') : clock.format(at);
  const inWords = (value: number) => numberWords[language][value] ?? numbers.format(value);
  const atClock = language === 'sv' ? 'kl.\u00a0' : '';
  return {
    /** onsdag 10 februari */
    day: (at: Date) => held(day.format(at)),
    /** onsdag 10 februari 2027 */
    dayYear: (at: Date) => held(dayYear.format(at)),
    /** 10 februari */
    shortDay: (at: Date) => held(shortDay.format(at)),
    /** 10 februari 2027 */
    shortDayYear: (at: Date) => held(shortDayYear.format(at)),
    /** 11 november 2026–3 februari 2027, and 13 januari–3 februari 2027 */
    dayRange: (from: Date, to: Date) => held(shortDayYear.formatRange(from, to)),
    /** 08.00, in English 08:00 */
    time,
    /** 08.00–10.00 */
    span: (from: Date, to: Date) => `${time(from)}–${time(to)}`,
    /** kl. 08.00–10.00, in English 08:00–10:00 */
    clockSpan: (from: Date, to: Date) => `${atClock}${time(from)}–${time(to)}`,
    /** torsdag 3 december kl. 18.00, in English Thursday 3 December at 18:00 */
    dayTime: (at: Date) => `${held(day.format(at))} ${atClock || 'at '}${time(at)}`,
    isoLocal,
    address,
    /** Åsa, Örjan och Bo */
    list: (items: Iterable<string>) => lists.format(items),
    /** Åsa, Örjan eller Bo */
    either: (items: Iterable<string>) => choices.format(items),
    number: (value: number) => numbers.format(value),
    /** In words up to twelve, as running text has it: två, tre. */
    inWords,
    /** As a sentence begins: Två, Tre. */
    wordsFirst: (value: number) => {
      const words = inWords(value);
      return words.charAt(0).toUpperCase() + words.slice(1);
    },
  };
}

const numberWords: Record<Language, string[]> = {
  sv: 'noll en två tre fyra fem sex sju åtta nio tio elva tolv'.split(' '),
  en: 'no one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

const formats: Record<Language, Format> = { sv: makeFormat('sv'), en: makeFormat('en') };

export const formatIn = (language: Language) => formats[language];

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});
const offsets = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });

/** 2027-02-10T08:00:00+01:00 */
function isoLocal(at: Date) {
  const offset = /GMT([+-]\d\d:\d\d)/.exec(offsets.format(at))?.[1] ?? '+00:00';
  return parts.format(at).replace(' ', 'T') + offset;
}

/** asa@länsstyrelsen.se: a mail address as people write it; it is kept and sent as A-labels. */
function address(email: string) {
  const at = email.lastIndexOf('@') + 1;
  const domain = email.slice(at);
  return email.slice(0, at) + (domainToUnicode(domain) || domain);
}

/** The number of a day stays with its month. en-GB has a comma after the weekday in some versions of ICU. */
function held(day: string) {
  return day.replace(',', '').replace(/(\d+) (?=\p{L})/gu, '$1\u00a0');
}
