import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import { translator } from '../i18n/translate.ts';
import { type Series, seminarFacts } from '../series/index.ts';
import type { Language } from '../storage/values.ts';
import type { Entry } from './entry.ts';
import { makeFeed, makeFile } from './ics.ts';
import type { Booking, Seminar } from './store.ts';

/** A calendar as it is sent: the same data give the same bytes (CAL-43). */
export interface CalendarFile {
  body: string;
  etag: string;
  modifiedAt: Date | undefined;
}

interface Booked {
  booking: Booking;
  seminar: Seminar;
}

/** All seminars of a series, without persons and without the link for those who have booked. */
export function seriesFeed(
  series: Series,
  seminars: Seminar[],
  language: Language,
  config: Config,
): CalendarFile {
  const entries = seminars.map((seminar) => publicEntry(series, seminar, language, config));
  return fileOf(makeFeed(series.title[language], entries, language, config), entries);
}

export function seminarFile(
  series: Series,
  seminar: Seminar,
  language: Language,
  config: Config,
): CalendarFile {
  const entry = publicEntry(series, seminar, language, config);
  return fileOf(makeFile(entry, language, config), [entry]);
}

/** What one person has booked, under the uids of the invitations so that nothing stands twice. */
export function personalFeed(
  series: Series,
  booked: Booked[],
  language: Language,
  config: Config,
): CalendarFile {
  const latest = new Map(booked.map((one) => [one.booking.calendarUid, one]));
  const known = [...latest.values()].filter(isInCalendar);
  const entries = known.map((one) => personalEntry(series, one, language));
  entries.sort((a, b) => a.seminar.number - b.seminar.number);
  const name = translator(language)('calendar.feeds.mine', { series: series.title[language] });
  return fileOf(makeFeed(name, entries, language, config), entries);
}

/** One booking with a seat. */
export function bookingFile(
  series: Series,
  booked: Booked,
  language: Language,
  config: Config,
): CalendarFile {
  const entry = personalEntry(series, booked, language);
  return fileOf(makeFile(entry, language, config), [entry]);
}

/** A seat, or a seat that was: what is cancelled is said to be so rather than left out (CAL-41). */
function isInCalendar({ booking }: Booked) {
  return booking.state === 'confirmed' || booking.sequence !== null;
}

function publicEntry(series: Series, seminar: Seminar, language: Language, config: Config): Entry {
  return {
    uid: `seminar-${seminar.id}@${new URL(config.baseUrl).hostname}`,
    sequence: seminar.sequence,
    stamp: seminar.changedAt,
    cancelled: seminar.cancelledAt ? 'seminar' : null,
    seminar: { ...seminarFacts(series, seminar, language), joinUrl: null },
  };
}

function personalEntry(series: Series, { booking, seminar }: Booked, language: Language): Entry {
  return {
    uid: booking.calendarUid,
    sequence: booking.sequence ?? 0,
    stamp: booking.stateAt > seminar.changedAt ? booking.stateAt : seminar.changedAt,
    cancelled: seminar.cancelledAt ? 'seminar' : booking.state === 'confirmed' ? null : 'booking',
    seminar: seminarFacts(series, seminar, language),
  };
}

function fileOf(body: string, entries: Entry[]): CalendarFile {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const stamps = entries.map(({ stamp }) => stamp.getTime());
  const modifiedAt = stamps.length > 0 ? new Date(Math.max(...stamps)) : undefined;
  return { body, etag, modifiedAt };
}
