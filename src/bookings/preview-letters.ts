import type { Config } from '../config.ts';
import type { LetterBook, NewLetter } from '../mail/letter.ts';
import { makeSecretLink } from '../secret-links.ts';
import type { Series } from '../series/index.ts';
import type { Language } from '../storage/values.ts';
import type { Concerned } from './concerned-store.ts';
import {
  type Addressee,
  answerLetter,
  invitationLetter,
  lineLetter,
  offerLetter,
} from './letters.ts';
import type { Booking, Seminar } from './store.ts';

/** The letters that a change of a seminar may send. */
export type SampleKind =
  | 'moved'
  | 'movedLine'
  | 'cancelled'
  | 'cancelledLine'
  | 'offer'
  | 'approved'
  | 'approvedLine'
  | 'refused';

/** One letter as it will look, in both languages. */
export interface Sample {
  kind: SampleKind;
  letters: Record<Language, { count: number; subject: string; text: string }>;
}

export interface SampleOccasion {
  series: Series;
  /** As it is after the change. */
  seminar: Seminar;
  at: Date;
  deadline: Date | undefined;
  /** The bookings of the line, in its order, where a letter tells a place in it. */
  line?: number[];
  /** The organiser's sentence, where a letter tells a no. */
  because?: string | null;
}

/**
 * A letter made as it will be sent, to the first of those who get it in each language. Its own
 * link is left out: it is that person's, and nobody else's to open.
 */
export async function sampleLetter(
  book: LetterBook,
  config: Config,
  kind: SampleKind,
  told: Pick<Concerned, 'person' | 'booking'>[],
  occasion: SampleOccasion,
): Promise<Sample> {
  const letterIn = async (language: Language) => {
    const ofLanguage = told.filter(({ person }) => person.language === language);
    const to = ofLanguage[0] ?? told[0];
    if (!to) throw new Error('A letter to nobody');
    const addressee = { ...to.person, ...nobodysLink, language };
    const [letter] = write(kind, addressee, to.booking, occasion);
    if (!letter) throw new Error('A letter to somebody without an address');
    const make = book[letter.kind];
    if (!make) throw new Error(`Nobody can write ${letter.kind}`);
    const stored = { ...letter, id: 0, messageId: '', createdAt: occasion.at };
    const { subject, text } = await make(stored, config);
    return { count: ofLanguage.length, subject, text: text.replaceAll(ownToken(config), '…') };
  };
  return { kind, letters: { sv: await letterIn('sv'), en: await letterIn('en') } };
}

/** The link of no sign-up: it opens nothing. */
const nobodysLink = { id: 0, generation: 0 };
const ownToken = ({ secretKey }: Config) => makeSecretLink(secretKey, 'manage', 0, 0);

function write(
  kind: SampleKind,
  person: Addressee,
  booking: Booking,
  occasion: SampleOccasion,
): NewLetter[] {
  if (kind === 'moved') {
    return invitationLetter(person, booking, occasion, { method: 'REQUEST', reason: 'moved' });
  }
  if (kind === 'cancelled') {
    const what = { method: 'CANCEL', reason: 'seminar-cancelled' } as const;
    return invitationLetter(person, booking, occasion, what);
  }
  if (kind === 'approved') {
    return invitationLetter(person, booking, occasion, { method: 'REQUEST', reason: 'approved' });
  }
  if (kind === 'approvedLine') {
    const place = (occasion.line ?? []).indexOf(booking.id) + 1;
    const what = { place, limit: null, because: null };
    return answerLetter('booking-approved', person, booking, occasion, what);
  }
  if (kind === 'refused') {
    const what = { place: null, limit: null, because: occasion.because ?? null };
    return answerLetter('booking-refused', person, booking, occasion, what);
  }
  if (kind === 'offer') {
    const offered = { ...booking, offerExpiresAt: occasion.deadline ?? null };
    return offerLetter('offer', person, offered, occasion);
  }
  const letter = kind === 'movedLine' ? 'seminar-moved' : 'seminar-cancelled';
  return lineLetter(letter, { person, booking }, occasion);
}
