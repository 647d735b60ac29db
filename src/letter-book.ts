import { calendarLetters } from './calendar/letters.ts';
import type { LetterBook } from './mail/index.ts';
import { organiserLetters } from './organisers/letters.ts';
import { registrationLetters } from './registrations/letters.ts';

/** Every kind of letter that the house writes. */
export const letterBook: LetterBook = {
  ...organiserLetters,
  ...registrationLetters,
  ...calendarLetters,
};
