import type { Kit } from '../columns.ts';
import type { Lane, Language, LetterState, MailingKind } from '../values.ts';
import type { PeopleTables } from './people.ts';
import type { SeriesTables } from './series.ts';

/** What is to be written, and to whom. */
export function defineLetters(
  kit: Kit,
  known: Pick<PeopleTables, 'signUps'> & Pick<SeriesTables, 'seminars'>,
) {
  const { table, id, integer, text, instant, json, index, uniqueIndex, sql } = kit;
  const { signUps, seminars } = known;

  const outbox = table(
    'outbox',
    {
      id: id(),
      kind: text().notNull(),
      /** The same letter is never stored twice (MAIL-02). */
      businessKey: text().notNull(),
      lane: integer().$type<Lane>().notNull(),
      language: text().$type<Language>().notNull(),
      recipientName: text().notNull(),
      recipientEmail: text().notNull(),
      facts: json<unknown>().notNull(),
      /** Left part of Message-ID, and the seed of the MIME boundary. */
      messageId: text().notNull(),
      /** The letter's Date. */
      createdAt: instant().notNull(),
      signUpId: integer().references(() => signUps.id),
      /** Letters of one calendar uid leave in the order of SEQUENCE (CAL-05). */
      calendarUid: text(),
      sequence: integer(),
      state: text().$type<LetterState>().notNull(),
      attempts: integer().notNull().default(0),
      nextAttemptAt: instant().notNull(),
      leasedBy: text(),
      leasedUntil: instant(),
      sentAt: instant(),
      /** A reply code or a class of error; never an address. */
      lastError: text(),
    },
    (t) => [
      uniqueIndex('outbox_business_key').on(t.businessKey),
      index('outbox_queue')
        .on(t.lane, t.nextAttemptAt, t.id)
        .where(sql`state in ('queued', 'inflight')`),
      index('outbox_uid').on(t.calendarUid).where(sql`state in ('queued', 'inflight')`),
      index('outbox_sign_up').on(t.signUpId),
      index('outbox_failed').on(t.signUpId).where(sql`state = 'failed'`),
    ],
  );

  const mailings = table('mailings', {
    id: id(),
    kind: text().$type<MailingKind>().notNull(),
    seminarId: integer()
      .notNull()
      .references(() => seminars.id),
    /** The last booking written to. */
    cursor: integer().notNull().default(0),
    createdAt: instant().notNull(),
    doneAt: instant(),
  });

  return { outbox, mailings };
}
