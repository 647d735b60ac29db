import { calendarLetters } from './calendar/letters.ts';
import type { LetterBook } from './mail/index.ts';
import { registrationLetters } from './registrations/letters.ts';

/** Every kind of letter that the house writes. */
export const letterBook: LetterBook = { ...registrationLetters, ...calendarLetters };
