import type { Config } from '../config.ts';
import { formatIn } from '../i18n/format.ts';
import { shared } from '../paths.ts';
import type { LetterState } from '../storage/values.ts';
import type { Page } from '../web/pages.ts';
import { readCalendarPart, readInstant } from './calendar-part.ts';
import type { LetterBook, LetterContent } from './letter.ts';
import { type LetterRow, letterOf } from './store.ts';

/** The mailbox is for whoever develops or tries the service, and only in Swedish. */
const language = 'sv';
const format = formatIn(language);

const states: Record<LetterState, { word: string; color: string }> = {
  queued: { word: 'I kö', color: 'info' },
  inflight: { word: 'Skickas', color: 'info' },
  sent: { word: 'Skickat', color: 'success' },
  failed: { word: 'Gick inte', color: 'danger' },
  withheld: { word: 'Hölls kvar', color: 'warning' },
};

/** A letter as it would be sent now, or undefined when it cannot be made. */
export async function contentOf(row: LetterRow, book: LetterBook, config: Config) {
  try {
    return await book[row.kind]?.(letterOf(row), config);
  } catch {
    return undefined;
  }
}

export async function mailboxPage(
  rows: LetterRow[],
  { book, config, limit }: { book: LetterBook; config: Config; limit: number },
): Promise<Page<object>> {
  const contents = await Promise.all(rows.map((row) => contentOf(row, book, config)));
  const letters = rows.map((row, index) => ({
    ...about(row),
    subject: contents[index]?.subject ?? 'Brevet går inte att skriva',
  }));
  const last = rows.at(-1);
  const olderUrl = last && rows.length === limit ? `${shared.mailbox()}?before=${last.id}` : null;
  return page('mailbox/list', 'Brevlådan', {
    letters,
    olderUrl,
    toServer: config.smtpUrl !== undefined,
  });
}

export function letterPage(row: LetterRow, content: LetterContent | undefined): Page<object> {
  return page('mailbox/letter', content?.subject ?? 'Brevet går inte att skriva', {
    letter: about(row),
    content: content && {
      replyTo: { ...content.replyTo, email: format.address(content.replyTo.email) },
      text: withLinks(content.text),
      htmlUrl: shared.letterHtml(row.id),
      calendar: content.calendar && {
        method: content.calendar.method,
        fileUrl: shared.letterCalendar(row.id),
        properties: readable(content.calendar.ics),
        ics: content.calendar.ics,
      },
    },
  });
}

function page(view: string, title: string, model: object): Page<object> {
  return { view, language, title, noindex: true, private: true, model };
}

function about(row: LetterRow) {
  return {
    url: shared.letter(row.id),
    name: row.recipientName,
    email: format.address(row.recipientEmail),
    kind: row.kind,
    lane: row.lane,
    state: states[row.state],
    attempts: row.attempts,
    lastError: row.lastError,
    messageId: row.messageId,
    createdAt: format.dayTime(row.createdAt),
    createdOn: `${format.shortDay(row.createdAt)} ${format.time(row.createdAt)}`,
    sentAt: row.sentAt && format.dayTime(row.sentAt),
    nextAttemptAt: row.state === 'queued' && row.attempts > 0 && format.dayTime(row.nextAttemptAt),
  };
}

/** The text in pieces, of which some are addresses to follow. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?])/).map((piece, index) => ({
    text: piece,
    isLink: index % 2 === 1,
  }));
}

const words: Record<string, string> = {
  METHOD: 'Metod',
  STATUS: 'Status',
  SUMMARY: 'Rubrik',
  DTSTART: 'Börjar',
  DTEND: 'Slutar',
  LOCATION: 'Plats',
  DESCRIPTION: 'Text',
  URL: 'Länk',
  ORGANIZER: 'Avsändare',
  ATTENDEE: 'Deltagare',
  UID: 'UID',
  SEQUENCE: 'SEQUENCE',
  DTSTAMP: 'DTSTAMP',
};

/** In the order a person asks. */
function readable(ics: string) {
  const properties = readCalendarPart(ics);
  return Object.entries(words).flatMap(([name, word]) =>
    properties
      .filter((property) => property.name === name)
      .map(({ value, parameters }) => ({ word, value: withLinks(inWords(value)), parameters })),
  );
}

function inWords(value: string) {
  const at = readInstant(value);
  return at ? `${format.dayTime(at)} (${value})` : value;
}
