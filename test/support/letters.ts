import type { AnswerFacts, InvitationFacts, OfferFacts } from '../../src/bookings/facts.ts';
import type { NewLetter, StoredLetter } from '../../src/mail/index.ts';
import type { LinkFacts, SummaryFacts } from '../../src/registrations/facts.ts';
import type { SeminarFacts } from '../../src/series/index.ts';
import type { Language } from '../../src/storage/values.ts';

/** Facts of every kind of letter, as the rooms store them, and what a person may have typed. */

const words = {
  sv: {
    series: 'Öppna data Värmland',
    themes: ['Grundläggande kunskap och förståelse', 'Innovationer', 'Säkerhetsaspekt'],
  },
  en: {
    series: 'Open data Värmland',
    themes: ['Basic knowledge and understanding', 'Innovations', 'The security aspect'],
  },
} satisfies Record<Language, object>;

const mornings = [
  ['2027-02-10T07:00:00.000Z', 'Länsstyrelsen Värmland', 'Våxnäsgatan 5, Karlstad'],
  ['2027-03-10T07:00:00.000Z', 'Karlstad Innovation Park', 'Sommargatan 101 A, Karlstad'],
  ['2027-04-21T06:00:00.000Z', 'Karlstads universitet', 'Universitetsgatan 2, Karlstad'],
] as const;

export function seminarOf(
  number: 1 | 2 | 3,
  language: Language = 'sv',
  more: Partial<SeminarFacts> = {},
): SeminarFacts {
  const [startsAt, venue, address] = mornings[number - 1] ?? mornings[0];
  return {
    seriesTitle: words[language].series,
    seriesSlug: 'oppna-data-varmland',
    number,
    theme: words[language].themes[number - 1] ?? '',
    description: 'Vad det handlar om.',
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 2 * 3_600_000).toISOString(),
    venue,
    address,
    mapUrl: null,
    joinUrl: null,
    contactName: 'Maria Ekström',
    contactEmail: 'maria.ekstrom@example.com',
    ...more,
  };
}

let letters = 0;

function stored(letter: Partial<NewLetter> & Pick<NewLetter, 'kind' | 'facts'>): StoredLetter {
  letters += 1;
  return {
    id: letters,
    businessKey: `${letter.kind}:${letters}`,
    lane: 3,
    language: 'sv',
    to: { name: 'Karin Berg', email: 'karin.berg@example.com' },
    messageId: 'bW9yZ29uc3R1bmQgaGFyIGd1bGQgaSBtdW4',
    createdAt: new Date('2027-01-13T09:00:00Z'),
    ...letter,
  };
}

type Booked = SummaryFacts['bookings'][number];

export const seatAt = (
  number: 1 | 2 | 3,
  language: Language = 'sv',
  more: Partial<Booked> = {},
): Booked => ({
  seminar: seminarOf(number, language),
  state: 'confirmed',
  place: null,
  added: true,
  offerExpiresAt: null,
  ...more,
});

export function summaryOf(language: Language, more: Partial<SummaryFacts> = {}): StoredLetter {
  const facts: SummaryFacts = {
    signUpId: 7,
    generation: 0,
    seriesTitle: words[language].series,
    seriesSlug: 'oppna-data-varmland',
    contactName: 'Maria Ekström',
    contactEmail: 'maria.ekstrom@example.com',
    reason: 'signed-up',
    bookings: [
      seatAt(1, language),
      seatAt(2, language, { state: 'waiting', place: 3 }),
      seatAt(3, language),
    ],
    typedOtherwise: [],
    ...more,
  };
  return stored({ kind: 'summary', language, facts, signUpId: 7 });
}

export function offerOf(kind: 'offer' | 'offer-expired', language: Language): StoredLetter {
  const seminar = seminarOf(2, language);
  const expiresAt = '2027-03-09T17:00:00.000Z';
  const facts: OfferFacts = { signUpId: 7, generation: 0, seminar, expiresAt };
  return stored({ kind, language, facts, lane: 2, signUpId: 7 });
}

export function answerOf(
  kind: 'booking-approved' | 'booking-refused',
  language: Language,
  more: Partial<AnswerFacts> = {},
): StoredLetter {
  const seminar = seminarOf(2, language);
  const plain = { place: null, limit: null, because: null };
  const facts: AnswerFacts = { signUpId: 7, generation: 0, seminar, ...plain, ...more };
  return stored({ kind, language, facts, lane: 2, signUpId: 7 });
}

export function linkLetterOf(kind: 'lost-link' | 'many-changes', language: Language, count = 1) {
  const series = [words[language].series, 'Digital delaktighet'];
  const facts: LinkFacts = {
    signUps: series.slice(0, count).map((seriesTitle, index) => ({
      signUpId: 7 + index,
      generation: 0,
      seriesTitle,
      seriesSlug: `serie-${index}`,
    })),
    contactName: 'Maria Ekström',
    contactEmail: 'maria.ekstrom@example.com',
  };
  return stored({ kind, language, facts, lane: 1 });
}

type Reason = InvitationFacts['reason'];

export function invitationOf(
  reason: Reason,
  method: InvitationFacts['method'],
  language: Language,
  more: Partial<SeminarFacts> = {},
): StoredLetter {
  const sequence = reason === 'booked' ? 0 : 1;
  const uid = 'c2VtaW5hcml1bS0y@frukostserien.example';
  const facts: InvitationFacts = {
    seminar: seminarOf(2, language, more),
    reason,
    method,
    uid,
    sequence,
    stamp: '2027-01-13T09:00:00.000Z',
  };
  return stored({ kind: 'invitation', language, facts, lane: 4, calendar: { uid, sequence } });
}

export const invitationCases: [Reason, InvitationFacts['method']][] = [
  ['booked', 'REQUEST'],
  ['approved', 'REQUEST'],
  ['accepted', 'REQUEST'],
  ['moved', 'REQUEST'],
  ['new-address', 'REQUEST'],
  ['new-address', 'CANCEL'],
  ['left', 'CANCEL'],
  ['seminar-cancelled', 'CANCEL'],
];

/** One of each, by a name to save it under. */
export function everyLetter(language: Language): Record<string, StoredLetter> {
  const again = [
    seatAt(1, language, { added: false }),
    seatAt(2, language, {
      state: 'offered',
      offerExpiresAt: '2027-03-09T17:00:00.000Z',
      added: false,
    }),
    seatAt(3, language),
  ];
  const otherwise = [
    { field: 'name', typed: 'K. Berg', stands: 'Karin Berg' },
    { field: 'organisation', typed: 'Sunne kommun', stands: 'Karlstads kommun' },
  ] as const;
  const online = {
    joinUrl: 'https://moten.example.com/j/4711',
    mapUrl: 'https://kartor.example.com/2',
  };
  return {
    summary: summaryOf(language),
    'summary-one': summaryOf(language, { bookings: [seatAt(3, language)] }),
    'summary-added': summaryOf(language, {
      reason: 'added',
      bookings: again,
      typedOtherwise: [...otherwise],
    }),
    'summary-nothing': summaryOf(language, {
      reason: 'added',
      bookings: again.map((one) => ({ ...one, added: false })),
    }),
    'summary-new-address': summaryOf(language, { reason: 'new-address' }),
    'summary-requested': summaryOf(language, {
      bookings: [
        seatAt(1, language, { state: 'requested' }),
        seatAt(2, language, {
          state: 'waiting',
          place: 3,
          limit: { kind: 'organisation', taken: 3, seats: 3 },
        }),
      ],
    }),
    'booking-approved': answerOf('booking-approved', language, {
      place: 2,
      limit: { kind: 'sector', sector: 'municipality', seats: 5 },
    }),
    'booking-refused': answerOf('booking-refused', language, {
      because: 'Den här morgonen är för dem som inte var med i höstas.',
    }),
    offer: offerOf('offer', language),
    'offer-expired': offerOf('offer-expired', language),
    'lost-link': linkLetterOf('lost-link', language),
    'lost-link-two': linkLetterOf('lost-link', language, 2),
    'many-changes': linkLetterOf('many-changes', language),
    'seminar-moved': stored({
      kind: 'seminar-moved',
      language,
      facts: { seminar: seminarOf(2, language) },
    }),
    'seminar-cancelled': stored({
      kind: 'seminar-cancelled',
      language,
      facts: { seminar: seminarOf(2, language) },
    }),
    ...Object.fromEntries(
      invitationCases.map(([reason, method]) => [
        `invitation-${reason}-${method.toLowerCase()}`,
        invitationOf(reason, method, language, reason === 'moved' ? online : {}),
      ]),
    ),
  };
}
