import { formatIn } from '../i18n/format.ts';
import type { Language } from '../storage/values.ts';
import type { Seminar, Series } from './series.ts';

interface Below {
  /** Of one morning. */
  seminar?: Seminar;
  heading: string;
  lead?: string;
}

/** Where an organiser is on a page below the overview: what `shared/organiser-nav` shows. */
export const navBelowOverview = (
  series: Series,
  language: Language,
  { seminar, heading, lead = '' }: Below,
) => ({
  series: { slug: series.slug, title: series.title[language] },
  ...(seminar ? { seminar: seminar.number } : {}),
  seminars: [],
  current: 'overview' as const,
  isBelow: true,
  heading,
  lead,
});

/** What a page about one morning says below its heading: theme, day and hours. */
export function seminarLead({ theme, startsAt, endsAt }: Seminar, language: Language) {
  const format = formatIn(language);
  return `${theme[language]}, ${format.dayYear(startsAt)}, ${format.clockSpan(startsAt, endsAt)}`;
}
