import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalCalendarMethod,
} from 'ical-generator';
import type { Config } from '../config.ts';
import type { InvitationFacts } from '../registrations/facts.ts';
import { cleanText } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';
import { cleanName, type Entry, eventOf } from './entry.ts';

const hour = 60 * 60;

export interface Invitee {
  name: string;
  email: string;
  language: Language;
}

/**
 * The calendar part of an invitation letter: one VEVENT for one attendee (CAL-01, CAL-08). We do
 * not read answers, so the attendee has accepted and is not asked (CAL-10 B).
 */
export function makeInvitation(facts: InvitationFacts, to: Invitee, config: Config): string {
  const entry = { ...facts, stamp: new Date(facts.stamp), cancelled: whatIsCancelled(facts) };
  const calendar = start(to.language);
  calendar.method(ICalCalendarMethod[facts.method]);
  const event = calendar.createEvent(eventOf(entry, to.language, config));
  event.createAttendee({
    name: cleanName(to.name),
    email: to.email,
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  });
  event.x('X-MICROSOFT-DISALLOW-COUNTER', 'TRUE');
  return bytesOf(calendar);
}

function whatIsCancelled({ method, reason }: InvitationFacts): Entry['cancelled'] {
  if (method === 'REQUEST') return null;
  return reason === 'seminar-cancelled' ? 'seminar' : 'booking';
}

/** One seminar to save in a calendar: PUBLISH, with no attendee (CAL-24, CAL-41). */
export function makeFile(entry: Entry, language: Language, config: Config): string {
  const calendar = start(language);
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.createEvent(eventOf(entry, language, config));
  return bytesOf(calendar);
}

/** A calendar to subscribe to, asked for again each hour by those that heed it (CAL-42). */
export function makeFeed(
  name: string,
  entries: Entry[],
  language: Language,
  config: Config,
): string {
  const calendar = start(language);
  calendar
    .method(ICalCalendarMethod.PUBLISH)
    .name(escaped(cleanText(name)))
    .ttl(hour);
  for (const entry of entries) calendar.createEvent(eventOf(entry, language, config));
  return bytesOf(calendar);
}

function start(language: Language) {
  const prodId = { company: 'frukostserien', product: 'frukostserien', language };
  return ical({ prodId: { ...prodId, language: language.toUpperCase() } });
}

/** The library leaves the calendar's own name as it is. */
function escaped(name: string) {
  return name.replace(/[\\;,]/g, '\\$&');
}

/** The library ends without the line break that ends every line (CAL-16). */
function bytesOf(calendar: ICalCalendar) {
  return `${calendar.toString()}\r\n`;
}
