import { formatIn } from '../i18n/format.ts';
import { instantFrom } from '../i18n/wall-clock.ts';

const dayMs = 86_400_000;

/** The day on a Swedish calendar, as 2027-02-10. */
export const localDay = (at: Date) => formatIn('en').isoLocal(at).slice(0, 10);
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** Days between two days on the calendar, whatever clocks do in between. */
export const daysBetween = (from: string, to: string) =>
  Math.round((noon(to) - noon(from)) / dayMs);

export const dayAfter = (day: string, days: number) =>
  new Date(noon(day) + days * dayMs).toISOString().slice(0, 10);

/** As many days later, at the same time on the clock; where clocks jump over it, as long after. */
export function shifted(at: Date, days: number): Date {
  const day = dayAfter(localDay(at), days);
  return instantFrom(day, formatIn('en').time(at)) ?? new Date(at.getTime() + days * dayMs);
}
