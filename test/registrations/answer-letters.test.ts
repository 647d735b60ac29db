import { describe, expect, test } from 'vitest';
import type { AnswerFacts, LimitFacts } from '../../src/bookings/facts.ts';
import { limitWords } from '../../src/bookings/limit-words.ts';
import { letterBook } from '../../src/letter-book.ts';
import type { StoredLetter } from '../../src/mail/index.ts';
import { testConfig } from '../support/app.ts';
import { answerOf, everyLetter, invitationOf, seatAt, summaryOf } from '../support/letters.ts';

const config = testConfig({ baseUrl: 'https://seminarier.example.se' });

async function write(letter: StoredLetter | undefined) {
  const make = letter && letterBook[letter.kind];
  if (!make) throw new Error('No such letter');
  return make(letter, config);
}

const until = '2027-03-03T11:00:00.000Z';

describe('which limit somebody met', () => {
  test.each<[LimitFacts, string, string]>([
    [
      { kind: 'sector', sector: 'municipality', seats: 5 },
      'Alla platser för kommuner är tagna.',
      'All seats for municipalities are taken.',
    ],
    [
      { kind: 'sector', sector: 'company', seats: 0 },
      'Seminariet har inga platser för företag.',
      'The seminar has no seats for companies.',
    ],
    [
      { kind: 'organisation', taken: 3, seats: 3 },
      'Din organisation har redan 3 av 3 platser.',
      'Your organisation already has 3 of 3 seats.',
    ],
    [
      { kind: 'organisation', taken: 1, seats: 1 },
      'Din organisation har redan 1 av 1 plats.',
      'Your organisation already has 1 of 1 seat.',
    ],
    [
      { kind: 'organisation', taken: 0, seats: 0 },
      'Seminariet har inga platser för din organisation.',
      'The seminar has no seats for your organisation.',
    ],
    [
      { kind: 'held', organisations: ['Sunne kommun', 'Kils kommun'], until },
      'Platserna som är kvar hålls för Sunne kommun och Kils kommun till onsdag 3\u00a0mars kl.\u00a012.00.',
      'The seats that are left are held for Sunne kommun and Kils kommun until Wednesday 3\u00a0March at 12:00.',
    ],
    [{ kind: 'full' }, 'Alla platser är tagna.', 'All seats are taken.'],
    [
      { kind: 'line' },
      'De som står före på väntelistan frågas först.',
      'Those ahead on the waiting list are asked first.',
    ],
  ])('%o', (met, swedish, english) => {
    expect(limitWords(met, 'sv', 'own')).toBe(swedish);
    expect(limitWords(met, 'en', 'own')).toBe(english);
  });

  test('is said of the organisation to an organiser', () => {
    const met = { kind: 'organisation', taken: 3, seats: 3 } as const;
    expect(limitWords(met, 'sv', 'organiser')).toBe('Organisationen har redan 3 av 3 platser.');
  });
});

describe('the summary', () => {
  test('says that the organiser will answer, and promises nothing', async () => {
    const requested = summaryOf('sv', { bookings: [seatAt(1, 'sv', { state: 'requested' })] });
    const { text, html } = await write(requested);
    expect(text).toContain(
      'Till Grundläggande kunskap och förståelse svarar arrangören på varje anmälan.',
    );
    expect(text).toContain('○ Väntar på arrangörens svar\n  1. Grund');
    for (const body of [text, html]) expect(body).not.toMatch(/Välkommen på|bokad\.|väntelistan/);
  });

  test('says which limit keeps somebody waiting, not that it is full', async () => {
    const { text } = await write(everyLetter('sv')['summary-requested']);
    expect(text).toContain(
      'På Innovationer är du nummer 3 på väntelistan. Din organisation har redan 3 av 3 platser.',
    );
    expect(text).not.toContain('fullsatt');
  });

  test('of before there were limits reads as it did', async () => {
    const { text } = await write(
      summaryOf('sv', { bookings: [seatAt(2, 'sv', { state: 'waiting', place: 1 })] }),
    );
    expect(text).toContain('Innovationer är fullsatt, och där är du nummer 1 på väntelistan.');
  });
});

describe('an organiser’s answer', () => {
  const refused = (because: string | null, language: 'sv' | 'en' = 'sv') =>
    write(answerOf('booking-refused', language, { because }));

  test('no, with the reason as it was written', async () => {
    const { subject, text, html } = await refused('Vi vill ha <nya> & "andra" den här gången');
    expect(subject).toBe('Din anmälan till Innovationer');
    expect(text).toContain('Arrangören kan tyvärr inte ge dig en plats den här gången.');
    expect(text).toContain('Arrangören skriver: ”Vi vill ha <nya> & "andra" den här gången”');
    expect(html).toContain('&lt;nya&gt; &amp;');
    expect(html).not.toContain('<nya>');
    expect(text).toMatch(/Till din sida:\nhttps:\/\/seminarier\.example\.se\/min-anmalan\/\S+/);
  });

  test('no, without a reason', async () => {
    expect((await refused(null)).text).not.toContain('Arrangören skriver');
    const english = await refused(null, 'en');
    expect(english.subject).toBe('Your registration for Innovations');
    expect(english.text).toContain('the organiser cannot give you a seat this time');
  });

  test('yes, but no seat yet, and why', async () => {
    const facts: Partial<AnswerFacts> = {
      place: 2,
      limit: { kind: 'sector', sector: 'municipality', seats: 5 },
    };
    const { subject, text } = await write(answerOf('booking-approved', 'sv', facts));
    expect(subject).toBe('Du står på väntelistan till Innovationer');
    expect(text).toContain('Du är nummer 2 på väntelistan. Alla platser för kommuner är tagna.');
    const plain = await write(
      answerOf('booking-approved', 'sv', { place: 2, limit: { kind: 'full' } }),
    );
    expect(plain.text).toContain('Du är nummer 2 på väntelistan. Alla platser är tagna.\n');
  });

  test('yes, with the invitation', async () => {
    const { subject, text, calendar } = await write(invitationOf('approved', 'REQUEST', 'sv'));
    expect(subject).toBe('Inbjudan: Innovationer, onsdag 10 mars');
    expect(text).toContain('Arrangören har sagt ja, så nu är din plats bokad.');
    expect(calendar?.method).toBe('REQUEST');
  });
});
