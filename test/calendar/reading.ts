import ICAL from 'ical.js';
import { expect } from 'vitest';

export interface ReadEvent {
  uid: string;
  sequence: number;
  stamp: Date;
  start: Date;
  end: Date;
  summary: string;
  location: string;
  description: string;
  url: string;
  status: string;
  organizer: { name: string | undefined; address: string };
  attendees: { address: string; parameters: Record<string, string> }[];
  /** Every property's name, in order. */
  properties: string[];
}

export interface ReadCalendar {
  method: string;
  name: string;
  properties: string[];
  events: ReadEvent[];
}

/** Checks the form of the bytes (CAL-16), then reads them with a parser that did not write them. */
export function readCalendar(ics: string): ReadCalendar {
  expect(ics.endsWith('END:VCALENDAR\r\n'), 'ends with a line break').toBe(true);
  const lines = ics.slice(0, -2).split('\r\n');
  for (const line of lines) {
    expect(line, 'a line break or control character inside a line').not.toMatch(/\p{Cc}/u);
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(line.isWellFormed(), 'folded inside a character').toBe(true);
  }
  const calendar = new ICAL.Component(ICAL.parse(ics));
  expect(calendar.name).toBe('vcalendar');
  expect(calendar.getAllSubcomponents('vtimezone')).toEqual([]);
  return {
    method: textOf(calendar, 'method'),
    name: unescaped(textOf(calendar, 'x-wr-calname')),
    properties: namesOf(calendar),
    events: calendar.getAllSubcomponents('vevent').map(readEvent),
  };
}

function readEvent(event: ICAL.Component): ReadEvent {
  const organizer = event.getFirstProperty('organizer');
  return {
    uid: textOf(event, 'uid'),
    sequence: Number(textOf(event, 'sequence')),
    stamp: instantOf(event, 'dtstamp'),
    start: instantOf(event, 'dtstart'),
    end: instantOf(event, 'dtend'),
    summary: textOf(event, 'summary'),
    location: textOf(event, 'location'),
    description: textOf(event, 'description'),
    url: textOf(event, 'url'),
    status: textOf(event, 'status'),
    organizer: {
      name: organizer?.getFirstParameter('cn'),
      address: String(organizer?.getFirstValue()),
    },
    attendees: event.getAllProperties('attendee').map((attendee) => ({
      address: String(attendee.getFirstValue()),
      parameters: attendee.toJSON()[1] as Record<string, string>,
    })),
    properties: namesOf(event),
  };
}

/** TEXT by the standard, but the parser leaves what it does not know. */
const unescaped = (text: string) => text.replace(/\\([\\;,])/g, '$1');

const namesOf = (component: ICAL.Component) =>
  component.getAllProperties().map((property) => property.name);

const textOf = (component: ICAL.Component, name: string) =>
  String(component.getFirstPropertyValue(name) ?? '');

/** UTC, never floating nor in a zone (CAL-12, CAL-15). */
function instantOf(component: ICAL.Component, name: string) {
  const value = component.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time)) throw new Error(`${name} is no time`);
  expect(value.zone).toBe(ICAL.Timezone.utcTimezone);
  return value.toJSDate();
}
