import { formatIn } from '../i18n/format.ts';
import { addTo } from './count.ts';

export interface DayFigure {
  /** In Sweden, as 2027-02-10. */
  day: string;
  people: number;
}

const hourMs = 3_600_000;

/** From the hours since 1970: Swedish clocks differ from those by whole hours. */
export function daysOf(byHour: ReadonlyMap<number, number>): DayFigure[] {
  const { isoLocal } = formatIn('sv');
  const days = new Map<string, number>();
  for (const [hour, people] of byHour) {
    addTo(days, isoLocal(new Date(hour * hourMs)).slice(0, 10), people);
  }
  return [...days]
    .map(([day, people]) => ({ day, people }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
