import { formatIn } from '../i18n/format.ts';
import { pathsIn } from '../paths.ts';
import type { Language } from '../storage/values.ts';
import { nameIn, type Occasion, type WholeSeries } from './load.ts';
import type { Seminar, Series } from './series.ts';

/** The series and its seminars in schema.org's words, for search engines (LAW-45). */
export function seriesData(whole: WholeSeries, language: Language, baseUrl: string) {
  const { series, occasions } = whole;
  const seminars = occasions.map(({ seminar }) => seminar);
  const starts = seminars.map(({ startsAt }) => startsAt.getTime());
  const ends = seminars.map(({ endsAt }) => endsAt.getTime());
  const { isoLocal } = formatIn(language);
  return {
    '@context': 'https://schema.org',
    ...seriesReference(series, language, baseUrl),
    description: series.summary[language],
    inLanguage: language,
    isAccessibleForFree: true,
    organizer: organizer(whole, language),
    ...(seminars.length > 0 && {
      startDate: isoLocal(new Date(Math.min(...starts))),
      endDate: isoLocal(new Date(Math.max(...ends))),
    }),
    subEvent: occasions.map((occasion) => event(whole, occasion, language, baseUrl)),
  };
}

/** One seminar by itself, which names its series. */
export function seminarData(
  whole: WholeSeries,
  occasion: Occasion,
  language: Language,
  baseUrl: string,
) {
  return { '@context': 'https://schema.org', ...event(whole, occasion, language, baseUrl) };
}

const modes = {
  onsite: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
} as const;

function event(whole: WholeSeries, occasion: Occasion, language: Language, baseUrl: string) {
  const { series } = whole;
  const { seminar, previousStart } = occasion;
  const { isoLocal } = formatIn(language);
  const url = baseUrl + pathsIn(language).seminar(series.slug, seminar.number);
  return {
    '@type': 'EducationEvent',
    '@id': url,
    name: seminar.theme[language],
    description: seminar.description[language],
    url,
    startDate: isoLocal(seminar.startsAt),
    endDate: isoLocal(seminar.endsAt),
    eventStatus: `https://schema.org/${statusOf(occasion)}`,
    ...(previousStart && { previousStartDate: isoLocal(previousStart) }),
    eventAttendanceMode: `https://schema.org/${modes[seminar.format]}`,
    location: locations(seminar, url),
    organizer: organizer(whole, language),
    inLanguage: 'sv',
    isAccessibleForFree: true,
    superEvent: seriesReference(series, language, baseUrl),
  };
}

function statusOf({ seminar, previousStart }: Occasion) {
  if (seminar.cancelledAt) return 'EventCancelled';
  return previousStart ? 'EventRescheduled' : 'EventScheduled';
}

function seriesReference(series: Series, language: Language, baseUrl: string) {
  const url = baseUrl + pathsIn(language).series(series.slug);
  return { '@type': 'EventSeries', '@id': url, name: series.title[language], url };
}

function organizer({ convener }: WholeSeries, language: Language) {
  return { '@type': 'Organization', name: convener ? nameIn(language, convener) : '' };
}

/** Where one goes, and for a meeting on the net its public page: join links are for those booked. */
function locations({ format, venue, address }: Seminar, url: string) {
  const place = {
    '@type': 'Place',
    name: venue,
    address: { '@type': 'PostalAddress', streetAddress: address, addressCountry: 'SE' },
  };
  const net = { '@type': 'VirtualLocation', url };
  if (format === 'online') return net;
  return format === 'hybrid' ? [place, net] : place;
}
