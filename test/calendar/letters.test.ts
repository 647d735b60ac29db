import { expect, test } from 'vitest';
import { calendarLetters } from '../../src/calendar/letters.ts';
import type { StoredLetter } from '../../src/mail/index.ts';
import type { InvitationFacts } from '../../src/registrations/facts.ts';
import { testConfig } from '../support/app.ts';
import { invitationFacts } from './invitation.ts';
import { readCalendar } from './reading.ts';

const config = testConfig({ baseUrl: 'https://seminarier.example' });

const letter = (kind: string, facts: object, language: 'sv' | 'en' = 'sv'): StoredLetter => ({
  id: 1,
  kind,
  businessKey: `${kind}:1`,
  lane: 4,
  language,
  to: { name: 'Åsa Öberg', email: 'asa@karlstad.example' },
  facts,
  messageId: 'abc',
  createdAt: new Date(invitationFacts.stamp),
});

const write = async (one: StoredLetter) => {
  const make = calendarLetters[one.kind];
  if (!make) throw new Error(`No ${one.kind}`);
  return make(one, config);
};

const reasons: Partial<InvitationFacts>[] = [
  { reason: 'booked', method: 'REQUEST' },
  { reason: 'accepted', method: 'REQUEST' },
  { reason: 'moved', method: 'REQUEST' },
  { reason: 'new-address', method: 'REQUEST' },
  { reason: 'new-address', method: 'CANCEL' },
  { reason: 'left', method: 'CANCEL' },
  { reason: 'left', method: 'CANCEL', byOrganiser: true },
  { reason: 'left', method: 'CANCEL', endsSignUp: true },
  { reason: 'seminar-cancelled', method: 'CANCEL' },
];

test.each(reasons)(
  'an invitation letter carries its calendar part: $reason $method',
  async (facts) => {
    for (const language of ['sv', 'en'] as const) {
      const stored = letter('invitation', { ...invitationFacts, ...facts }, language);
      const made = await write(stored);
      expect(await write(stored)).toEqual(made);
      const method = facts.method ?? 'REQUEST';
      expect(made.calendar?.method).toBe(method);
      expect(readCalendar(made.calendar?.ics ?? '').method).toBe(method);
      expect(made.subject).toContain('Innovationer');
      expect(made.replyTo.email).toBe('vard@lansstyrelsen.example');
      for (const text of [made.subject, made.text, made.html]) {
        expect(text).not.toMatch(/undefined|\[object|{{|\b(letters|calendar)(\.\w+){2,}/);
        // Public links only: a forwarded meeting forwards its text (CAL-26).
        expect(text).not.toMatch(/\/(min-anmalan|my-registration|min-kalender|my-calendar)\/./);
      }
      expect(made.text).toContain('Residenset');
      expect(made.text).toContain(language === 'sv' ? '08.00–10.00' : '08:00–10:00');
    }
  },
);

test('who ended it is told, and where one can sign up again', async () => {
  const textOf = async (facts: Partial<InvitationFacts>) => {
    const what = { ...invitationFacts, reason: 'left', method: 'CANCEL', ...facts };
    return (await write(letter('invitation', what, 'sv'))).text;
  };
  expect(await textOf({})).toMatch(/boka igen från din sida.*\/min-anmalan\n/s);
  expect(await textOf({ endsSignUp: true })).toMatch(
    /hela anmälan avbokad.*\/oppna-data-varmland\/anmalan\n/s,
  );
  const removed = await textOf({ byOrganiser: true });
  expect(removed).toContain('Arrangören har avbokat din plats.');
  expect(removed).not.toMatch(/Ångrar du dig|Var det inte du/);
  expect(await textOf({ byOrganiser: true, endsSignUp: true })).not.toMatch(/anmalan\n/);
});

test('those who waited are told without a calendar part', async () => {
  const made = await write(letter('seminar-cancelled', { seminar: invitationFacts.seminar }));
  expect(made.calendar).toBeUndefined();
  expect(made.subject).toMatch(/^Inställt: Innovationer/);
  expect(made.text).toContain('ingen bokad plats');
});
