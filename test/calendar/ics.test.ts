import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFeed, makeInvitation } from '../../src/calendar/ics.ts';
import type { InvitationFacts } from '../../src/registrations/facts.ts';
import { cleanMultiline, cleanText } from '../../src/storage/text.ts';
import { testConfig } from '../support/app.ts';
import { invitationFacts, seminarFacts } from './invitation.ts';
import { readCalendar } from './reading.ts';

const config = testConfig({
  baseUrl: 'https://seminarier.example',
  mailFrom: { name: 'Länsstyrelsen Värmland', address: 'seminarier@lansstyrelsen.example' },
});
const asa = { name: 'Åsa Öberg', email: 'asa@karlstad.example', language: 'sv' as const };

const read = (facts: Partial<InvitationFacts> = {}, to: Partial<typeof asa> = {}) =>
  readCalendar(makeInvitation({ ...invitationFacts, ...facts }, { ...asa, ...to }, config));

const theOnly = (calendar: ReturnType<typeof read>) => {
  const [event, ...more] = calendar.events;
  expect(more).toEqual([]);
  if (!event) throw new Error('There is no event');
  return event;
};

describe('an invitation', () => {
  test('is one event with the facts that were stored (CAL-01, CAL-15)', () => {
    const calendar = read();
    expect(calendar.method).toBe('REQUEST');
    expect(theOnly(calendar)).toMatchObject({
      uid: invitationFacts.uid,
      sequence: 0,
      stamp: new Date(invitationFacts.stamp),
      start: new Date(seminarFacts.startsAt),
      end: new Date(seminarFacts.endsAt),
      summary: 'Öppna data Värmland, våren: Innovationer; vad öppna data, kan leda till',
      location: 'Residenset, Våxnäsgatan 5, Karlstad',
      url: 'https://seminarier.example/oppna-data-varmland/seminarium/2',
      status: 'CONFIRMED',
    });
  });

  test('is for one attendee, who has accepted and is not asked (CAL-08, CAL-10)', () => {
    const { attendees } = theOnly(read());
    expect(attendees).toEqual([
      {
        address: 'MAILTO:asa@karlstad.example',
        parameters: {
          role: 'REQ-PARTICIPANT',
          cutype: 'INDIVIDUAL',
          partstat: 'ACCEPTED',
          rsvp: 'FALSE',
          cn: 'Åsa Öberg',
        },
      },
    ]);
  });

  test('comes from the address of the letter, and takes no other proposals (CAL-09, CAL-11)', () => {
    const event = theOnly(read());
    expect(event.organizer).toEqual({
      name: 'Länsstyrelsen Värmland',
      address: 'mailto:seminarier@lansstyrelsen.example',
    });
    expect(event.properties).toContain('x-microsoft-disallow-counter');
    expect(event.properties).not.toContain('contact');
    expect(event.properties).not.toContain('comment');
  });

  test('has public links only in its text (CAL-18, CAL-26)', () => {
    const joinUrl = 'https://mote.example/rum';
    const { description } = theOnly(read({ seminar: { ...seminarFacts, joinUrl } }));
    expect(description).toBe(
      [
        seminarFacts.description,
        '',
        'Delta på distans: https://mote.example/rum',
        'Om seminariet: https://seminarier.example/oppna-data-varmland/seminarium/2',
        'Ändra eller avboka: beställ din länk på https://seminarier.example/min-anmalan',
        'Frågor: Värd Invented, vard@lansstyrelsen.example',
      ].join('\n'),
    );
  });

  test('speaks the language of its letter', () => {
    const event = theOnly(read({}, { language: 'en' as 'sv' }));
    expect(event.url).toBe('https://seminarier.example/en/oppna-data-varmland/seminar/2');
    expect(event.description).toContain('ask for your link at https://seminarier.example/en/');
  });

  test('cancels with the same uid, organiser and attendee (CAL-06)', () => {
    const [before, calendar] = [read(), read({ method: 'CANCEL', reason: 'left', sequence: 1 })];
    const [was, is] = [theOnly(before), theOnly(calendar)];
    expect(calendar.method).toBe('CANCEL');
    expect(is).toMatchObject({ uid: was.uid, status: 'CANCELLED', sequence: 1 });
    expect(is.organizer).toEqual(was.organizer);
    expect(is.attendees).toEqual(was.attendees);
    expect(is.summary).toMatch(/^Avbokat: /);
  });

  test('says so when the seminar itself is cancelled', () => {
    const facts = { method: 'CANCEL', reason: 'seminar-cancelled' } as const;
    expect(theOnly(read(facts)).summary).toMatch(/^Inställt: /);
    expect(theOnly(read(facts, { language: 'en' as 'sv' })).summary).toMatch(/^Cancelled: /);
  });

  test.each([
    ['the last morning of winter time', '2027-03-27T07:00:00.000Z'],
    ['the night the clocks change', '2027-03-28T01:00:00.000Z'],
    ['the first morning of summer time', '2027-03-28T06:00:00.000Z'],
    ['summer', '2027-06-30T06:00:00.000Z'],
    ['the hour that comes twice', '2027-10-31T00:30:00.000Z'],
  ])('keeps the instant of %s (CAL-12, CAL-14)', (_, startsAt) => {
    const endsAt = new Date(new Date(startsAt).getTime() + 2 * 3_600_000).toISOString();
    const event = theOnly(read({ seminar: { ...seminarFacts, startsAt, endsAt } }));
    expect(event.start.toISOString()).toBe(startsAt);
    expect(event.end.toISOString()).toBe(endsAt);
  });
});

describe('whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.constantFrom(
      'A "B" C',
      'x\r\nATTENDEE:mailto:evil@example.com',
      'a;b,c:d\\n^n^\'"',
      '{{url}} $t(calendar.page) %s',
      '\u202eom\u2028vänd\u0000\ud800',
      '👩‍👩‍👧‍👦'.repeat(30),
    ),
  );
  const theUsual = theOnly(read({ seminar: { ...seminarFacts, joinUrl: 'https://mote.example' } }));

  test('comes back as it was, and adds nothing (CAL-17)', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 5, maxLength: 5 }), (texts) => {
        const [name = '', theme = '', venue = '', description = '', series = ''] = texts;
        const seminar = { ...seminarFacts, theme, venue, description, seriesTitle: series };
        const joinUrl = 'https://mote.example';
        const event = theOnly(read({ seminar: { ...seminar, joinUrl } }, { name }));
        expect(event.properties).toEqual(theUsual.properties);
        expect(event.summary).toBe(cleanText(`${series}: ${theme}`));
        expect(event.location).toBe(cleanText(`${venue}, ${seminar.address}`));
        expect(event.description.startsWith(cleanMultiline(description))).toBe(true);
        expect(event.attendees[0]?.parameters.cn ?? '').toBe(
          cleanText(name.replace(/["^\\]/g, '')),
        );
      }),
      { numRuns: 500 },
    );
  });
});

test('a calendar to subscribe to may be called anything (CAL-17)', () => {
  const name = 'Öppna data; våren, "hösten"\r\nX-EVIL:1 \\ 100 %';
  const feed = readCalendar(makeFeed(name, [], 'sv', config));
  expect(feed.name).toBe('Öppna data; våren, "hösten" X-EVIL:1 \\ 100 %');
  expect(feed.properties).not.toContain('x-evil');
});

test('the bytes do not know the clock of the machine (CAL-12)', () => {
  const script = fileURLToPath(new URL('print-invitation.ts', import.meta.url));
  const [first, ...others] = ['UTC', 'America/New_York', 'Europe/Stockholm', 'Asia/Kolkata'].map(
    (TZ) => execFileSync(process.execPath, [script], { env: { TZ }, encoding: 'utf8' }),
  );
  expect(first).toContain('DTSTART:20270203T070000Z');
  expect(first).toContain('DTSTAMP:20270113T090000Z');
  for (const other of others) expect(other).toBe(first);
});
