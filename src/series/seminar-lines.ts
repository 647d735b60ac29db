import type { Config } from '../config.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import type { Language } from '../storage/values.ts';
import type { SeminarFacts } from './facts.ts';

/** A seminar as the lines of a letter. */
export interface SeminarLines {
  number: number;
  theme: string;
  /** onsdag 10 februari */
  day: string;
  /** onsdag 10 februari 2027, kl. 08.00–10.00 */
  when: string;
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
    day: held(format.day(startsAt)),
    when: translator(language)('letters.when', {
      day: held(format.dayYear(startsAt)),
      span: format.clockSpan(startsAt, endsAt),
    }),
    place: [facts.venue, facts.address].filter(Boolean).join(', '),
    pageUrl: baseUrl + pathsIn(language).seminar(facts.seriesSlug, facts.number),
    mapUrl: facts.mapUrl,
    joinUrl: facts.joinUrl,
  };
}

/** The number of a day stays with its month. */
function held(day: string) {
  return day.replace(/(\d+) (?=\p{L})/u, '$1\u00a0');
}
