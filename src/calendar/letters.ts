import type { LetterBook, LetterContent, MakeLetter } from '../mail/letter.ts';
import { renderLetter } from '../mail/render.ts';
import type { InvitationFacts } from '../registrations/facts.ts';
import { makeInvitation } from './ics.ts';
import type { SeminarCancelledFacts } from './mailings.ts';

/** An invitation, update or cancellation, with its calendar part. */
const invitation: MakeLetter = ({ to, language, facts }, config): LetterContent => {
  const stored = facts as InvitationFacts;
  const ics = makeInvitation(stored, { ...to, language }, config);
  const written = renderLetter('invitation', language, { facts: stored, to }, config);
  return { ...written, calendar: { method: stored.method, ics } };
};

/** To those who waited for a seminar that is cancelled: nothing of it is in their calendars. */
const seminarCancelled: MakeLetter = ({ to, language, facts }, config) =>
  renderLetter(
    'seminar-cancelled',
    language,
    { facts: facts as SeminarCancelledFacts, to },
    config,
  );

/** The kinds of letters of this room. */
export const calendarLetters: LetterBook = { invitation, 'seminar-cancelled': seminarCancelled };
