import { findAnySeries, listSeminars, type Seminar, type Series } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';

/** What a report is of: a series, or one of its seminars. */
export interface Choice {
  series: Series;
  /** All of the series. */
  seminars: Seminar[];
  /** Those that are counted: all of them, or the one. */
  counted: Seminar[];
  number: number | undefined;
}

/**
 * @param typed a seminar's number, as it stands in the address; undefined for the whole series
 * @returns undefined where there is no such series or seminar
 */
export async function choose(
  read: Reader,
  slug: string,
  typed?: string,
): Promise<Choice | undefined> {
  const series = await findAnySeries(read, slug);
  if (!series) return;
  const seminars = await listSeminars(read, series.id);
  if (typed === undefined) return { series, seminars, counted: seminars, number: undefined };
  const counted = seminars.filter(({ number }) => String(number) === typed);
  const [found] = counted;
  return found && { series, seminars, counted, number: found.number };
}
