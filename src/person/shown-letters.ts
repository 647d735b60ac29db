import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { LetterRow } from '../mail/index.ts';
import type { Language } from '../storage/values.ts';

const minute = 60_000;
/** A letter that has waited so long is late. */
const lateMs = 15 * minute;

const kinds = {
  summary: 'summary',
  offer: 'offer',
  'offer-expired': 'offerExpired',
  'booking-approved': 'bookingApproved',
  'booking-refused': 'bookingRefused',
  'lost-link': 'lostLink',
  'many-changes': 'manyChanges',
  'seminar-moved': 'seminarMoved',
  'seminar-cancelled': 'seminarCancelled',
} as const;

/** One letter of a person as the organiser sees it: what it was, where it went, how that went. */
export interface ShownLetter {
  id: number;
  name: string;
  to: string;
  on: string;
  state: string;
  /** Why it is late or has failed. */
  help: string | null;
  isTrouble: boolean;
  /** What a press of its button does now; none where it no longer holds. */
  again: 'again' | 'sendNow' | null;
}

export function shownLetters(
  rows: LetterRow[],
  email: string | null,
  now: Date,
  language: Language,
): ShownLetter[] {
  const format = formatIn(language);
  return rows.map((row) => {
    const isLate = row.state === 'queued' && now.getTime() - row.createdAt.getTime() > lateMs;
    return {
      id: row.id,
      name: letterName(row, language),
      to: row.recipientEmail,
      on: `${format.shortDay(row.createdAt)} ${format.time(row.createdAt)}`,
      state: stateOf(row, isLate, language),
      help: row.state === 'queued' && row.attempts > 0 ? retryOf(row, language) : null,
      isTrouble: isLate || row.state === 'failed',
      again: againOf(row, rows, email),
    };
  });
}

/** As "Kalenderinbjudan: Innovationer". */
export function letterName({ kind, facts }: Pick<LetterRow, 'kind' | 'facts'>, language: Language) {
  const t = translator(language);
  const told = (typeof facts === 'object' && facts ? facts : {}) as {
    method?: unknown;
    seminar?: { theme?: unknown };
  };
  const name = told.method === 'CANCEL' ? t('people.letterKinds.cancellation') : kindName(kind, t);
  const theme = told.seminar?.theme;
  return typeof theme === 'string' ? `${name}: ${theme}` : name;
}

function kindName(kind: string, t: ReturnType<typeof translator>) {
  if (kind === 'invitation') return t('people.letterKinds.invitation');
  const known = Object.entries(kinds).find(([name]) => name === kind)?.[1];
  return known ? t(`people.letterKinds.${known}`) : kind;
}

function stateOf(row: LetterRow, isLate: boolean, language: Language) {
  const t = translator(language);
  if (isLate) return t('people.letterStates.late');
  const at = row.sentAt ? formatIn(language).dayTime(row.sentAt) : '';
  if (row.state === 'sent') return t('people.letterStates.sent', { at });
  if (row.state === 'failed') {
    return t('people.letterStates.failed', { error: row.lastError ?? '' });
  }
  return t(`people.letterStates.${row.state}`);
}

const retryOf = (row: LetterRow, language: Language) =>
  translator(language)('people.lateHelp', {
    at: formatIn(language).dayTime(row.nextAttemptAt),
    error: row.lastError ?? '',
  });

function againOf(row: LetterRow, rows: LetterRow[], email: string | null): ShownLetter['again'] {
  if (row.recipientEmail !== email) return null;
  if (row.calendarUid !== null && rows.some((other) => isNewer(other, row))) return null;
  if (row.state === 'failed' || row.state === 'sent') return 'again';
  return row.state === 'withheld' ? 'sendNow' : null;
}

function isNewer(other: LetterRow, row: LetterRow) {
  if (other.calendarUid !== row.calendarUid) return false;
  const ahead = (other.sequence ?? 0) - (row.sequence ?? 0);
  return ahead > 0 || (ahead === 0 && other.id > row.id);
}
