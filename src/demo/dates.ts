import { formatIn } from '../i18n/format.ts';
import { instantFrom } from '../i18n/wall-clock.ts';

const day = 86_400_000;
const wednesday = 3;

/** Red days, and the weeks when nobody comes to a breakfast, as MM-DD. */
const redDays = new Set(['01-01', '01-06', '05-01', '06-06']);
const isHoliday = (monthDay: string) =>
  (monthDay >= '06-20' && monthDay <= '08-12') || monthDay >= '12-20';

/** Wednesdays about so many weeks from now, each at least two weeks after the one before. */
export function wednesdays(now: Date, weeks: readonly number[]): string[] {
  const found: string[] = [];
  for (const wish of weeks) {
    const previous = found.at(-1);
    let weeksAhead = wish;
    let on = wednesdayAfter(now, weeksAhead);
    while (previous && on < daysFrom(previous, 14)) {
      weeksAhead += 1;
      on = wednesdayAfter(now, weeksAhead);
    }
    found.push(on);
  }
  return found;
}

/**
 * A Wednesday about so many weeks from now, as a local date; on a red day or in a holiday the
 * next one that is not (for weeks past, the one before).
 */
function wednesdayAfter(now: Date, weeks: number): string {
  const step = (weeks < 0 ? -7 : 7) * day;
  const today = new Date(`${formatIn('sv').isoLocal(now).slice(0, 10)}T12:00:00Z`);
  const toWednesday = (wednesday - today.getUTCDay()) * day;
  let at = today.getTime() + toWednesday + weeks * 7 * day;
  while (isOff(at)) at += step;
  return isoDay(at);
}

/** The instant of `08:00` on a local date. Clocks never change at breakfast. */
export function breakfastAt(localDate: string, time: string): Date {
  const at = instantFrom(localDate, time);
  if (!at) throw new Error(`${localDate} ${time} does not exist`);
  return at;
}

/** A local date so many days before or after another. */
export function daysFrom(localDate: string, days: number): string {
  return isoDay(Date.parse(`${localDate}T12:00:00Z`) + days * day);
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

function isOff(at: number) {
  const monthDay = isoDay(at).slice(5);
  return redDays.has(monthDay) || isHoliday(monthDay);
}
