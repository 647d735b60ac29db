import type { Kit } from '../columns.ts';
import type { OrganiserRole } from '../values.ts';

export type OperationTables = ReturnType<typeof defineOperation>;

/** Who runs it, what was done, and how it is set. */
export function defineOperation(kit: Kit) {
  const { table, id, integer, text, instant, json, index, uniqueIndex, sql } = kit;

  const organisers = table(
    'organisers',
    {
      id: id(),
      email: text().notNull(),
      role: text().$type<OrganiserRole>().notNull(),
      createdAt: instant().notNull(),
      endedAt: instant(),
    },
    (t) => [uniqueIndex('organisers_active').on(t.email).where(sql`ended_at is null`)],
  );

  const signInTokens = table(
    'sign_in_tokens',
    {
      id: id(),
      organiserId: integer()
        .notNull()
        .references(() => organisers.id),
      /** SHA-256 of the cookie of the browser that asked (SEC-03). */
      browserHash: text().notNull(),
      /** Codes typed wrong. */
      attempts: integer().notNull().default(0),
      createdAt: instant().notNull(),
      expiresAt: instant().notNull(),
      usedAt: instant(),
    },
    (t) => [index('sign_in_tokens_browser').on(t.browserHash)],
  );

  const signIns = table(
    'sign_ins',
    {
      id: id(),
      organiserId: integer()
        .notNull()
        .references(() => organisers.id),
      cookieHash: text().notNull(),
      createdAt: instant().notNull(),
      lastSeenAt: instant().notNull(),
      /** At the latest, however busy (SEC-06). */
      expiresAt: instant().notNull(),
      endedAt: instant(),
    },
    (t) => [
      uniqueIndex('sign_ins_cookie').on(t.cookieHash),
      index('sign_ins_organiser').on(t.organiserId),
    ],
  );

  const history = table(
    'history',
    {
      id: id(),
      at: instant().notNull(),
      /** `attendee`, `operator`, `service`, `organiser:<id>` or `member:<id>`. */
      actor: text().notNull(),
      /** Past tense and dotted: `booking.cancelled`. */
      event: text().notNull(),
      subject: text().notNull(),
      subjectId: integer().notNull(),
      /** What changed, before and after. */
      details: json<unknown>(),
    },
    (t) => [index('history_subject').on(t.subject, t.subjectId)],
  );

  const settings = table('settings', {
    key: text().primaryKey(),
    value: json<unknown>().notNull(),
  });

  return { organisers, signInTokens, signIns, history, settings };
}
