import { Temporal } from 'temporal-polyfill';
import { timeZone } from './format.ts';

/**
 * The instant that a clock on a Swedish wall means: `2027-02-10` and `08:00`. Undefined for a
 * time that does not exist or exists twice (the nights when clocks change), and for bad text.
 */
export function instantFrom(localDate: string, localTime: string): Date | undefined {
  const text = `${localDate}T${localTime}`;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return;
  try {
    const wall = Temporal.PlainDateTime.from(text);
    const zoned = wall.toZonedDateTime(timeZone, { disambiguation: 'reject' });
    return new Date(zoned.epochMilliseconds);
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
}

/** Whether a calendar has it: 2027-02-30 is none. */
export const isDay = (localDate: string) => instantFrom(localDate, '12:00') !== undefined;
