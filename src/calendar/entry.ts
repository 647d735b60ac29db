import { type ICalEventData, ICalEventStatus } from 'ical-generator';
import type { Config } from '../config.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import type { SeminarFacts } from '../series/index.ts';
import { cleanMultiline, cleanText } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';

/** One seminar in one calendar. */
export interface Entry {
  uid: string;
  sequence: number;
  /** When what it says last changed: DTSTAMP, never "now" (CAL-43). */
  stamp: Date;
  /** The seminar itself, or only this person's booking of it. */
  cancelled: 'seminar' | 'booking' | null;
  seminar: SeminarFacts;
}

/**
 * An entry as a VEVENT, in UTC and without a zone (CAL-12). Its links are public ones only: a
 * forwarded meeting forwards its text (CAL-26).
 */
export function eventOf(entry: Entry, language: Language, config: Config): ICalEventData {
  const { seminar } = entry;
  const t = translator(language);
  const title = t('calendar.title', { series: seminar.seriesTitle, theme: seminar.theme });
  return {
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.stamp,
    start: new Date(seminar.startsAt),
    end: new Date(seminar.endsAt),
    summary: cleanText(
      entry.cancelled ? t(`calendar.cancelled.${entry.cancelled}`, { title }) : title,
    ),
    location: cleanText(t('calendar.place', { venue: seminar.venue, address: seminar.address })),
    description: descriptionOf(seminar, language, config),
    url: seminarUrl(seminar, language, config),
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: organiserOf(config),
  };
}

/** ORGANIZER is the letters' From, so that answers arrive and DMARC agrees (CAL-09). */
function organiserOf({ mailFrom }: Config) {
  return { name: cleanName(mailFrom.name), email: mailFrom.address };
}

/** A name as a parameter's value: readers do not agree on how these signs are written there. */
export function cleanName(name: string): string {
  return cleanText(name.replace(/["^\\]/g, ''));
}

function seminarUrl(seminar: SeminarFacts, language: Language, { baseUrl }: Config) {
  return baseUrl + pathsIn(language).seminar(seminar.seriesSlug, seminar.number);
}

function descriptionOf(seminar: SeminarFacts, language: Language, config: Config) {
  const t = translator(language);
  const change = config.baseUrl + pathsIn(language).lostLink();
  const lines = [
    seminar.description,
    '',
    ...(seminar.joinUrl ? [t('calendar.join', { url: seminar.joinUrl })] : []),
    t('calendar.page', { url: seminarUrl(seminar, language, config) }),
    t('calendar.change', { url: change }),
    t('calendar.contact', {
      name: seminar.contactName,
      email: formatIn(language).address(seminar.contactEmail),
    }),
  ];
  return cleanMultiline(lines.join('\n'));
}
