import type { Config } from '../config.ts';
import { formatIn } from '../i18n/format.ts';
import { pathsIn } from '../paths.ts';
import type { Language } from '../storage/values.ts';
import type { SeminarFacts } from './facts.ts';

/** A seminar as the lines of a letter. */
export interface SeminarLines {
  number: number;
  theme: string;
  /** onsdag 10 februari */
  day: string;
  /** onsdag 10 februari 2027 */
  dayYear: string;
  /** kl. 08.00–10.00 */
  span: string;
  place: string;
  /** Its public page. */
  pageUrl: string;
  mapUrl: string | null;
  joinUrl: string | null;
}

export function seminarLines(
  facts: SeminarFacts,
  language: Language,
  { baseUrl }: Config,
): SeminarLines {
  const format = formatIn(language);
  const [startsAt, endsAt] = [new Date(facts.startsAt), new Date(facts.endsAt)];
  return {
    number: facts.number,
    theme: facts.theme,
    day: format.day(startsAt),
    dayYear: format.dayYear(startsAt),
    span: format.clockSpan(startsAt, endsAt),
    place: [facts.venue, facts.address].filter(Boolean).join(', '),
    pageUrl: baseUrl + pathsIn(language).seminar(facts.seriesSlug, facts.number),
    mapUrl: facts.mapUrl,
    joinUrl: facts.joinUrl,
  };
}
