import type { Kit } from '../columns.ts';
import type { BookingState, CheckInKind, Language, Need, Notice, RoleCategory } from '../values.ts';
import type { NetworkTables } from './network.ts';
import type { OrganisationsTables } from './organisations.ts';
import type { SeriesTables } from './series.ts';

export type PeopleTables = ReturnType<typeof definePeople>;

/** Who signed up, for what, and who came. */
export function definePeople(
  kit: Kit,
  known: Pick<SeriesTables, 'series' | 'seminars'> &
    Pick<OrganisationsTables, 'organisations'> &
    Pick<NetworkTables, 'shareLinks'>,
) {
  const { table, id, integer, text, boolean, instant, json, index, uniqueIndex, sql } = kit;
  const { series, seminars, organisations, shareLinks } = known;

  const notices = table('notices', {
    id: id(),
    texts: json<Record<Language, Notice>>().notNull(),
    createdAt: instant().notNull(),
  });

  const signUps = table(
    'sign_ups',
    {
      id: id(),
      seriesId: integer()
        .notNull()
        .references(() => series.id),
      /** Lower case, domain as A-label. A walk-in has none. */
      email: text(),
      name: text().notNull(),
      searchKey: text().notNull(),
      sortKey: text().notNull(),
      organisationId: integer()
        .notNull()
        .references(() => organisations.id),
      organisationAsTyped: text().notNull(),
      role: text().notNull(),
      roleCategory: text().$type<RoleCategory>().notNull(),
      language: text().$type<Language>().notNull(),
      wholeSeries: boolean().notNull(),
      shareLinkId: integer().references(() => shareLinks.id),
      noticeId: integer()
        .notNull()
        .references(() => notices.id),
      /** Of the manage link: adding one revokes the links sent before. */
      generation: integer().notNull().default(0),
      createdAt: instant().notNull(),
      cancelledAt: instant(),
      cancelledBy: text(),
    },
    (t) => [
      uniqueIndex('sign_ups_active').on(t.seriesId, t.email).where(sql`cancelled_at is null`),
      index('sign_ups_email').on(t.email, t.seriesId),
      index('sign_ups_list').on(t.seriesId, t.sortKey, t.id),
      index('sign_ups_organisation').on(t.organisationId, t.seriesId, t.sortKey),
      index('sign_ups_report').on(
        t.seriesId,
        t.id,
        t.organisationId,
        t.roleCategory,
        t.shareLinkId,
        t.cancelledAt,
      ),
      index('sign_ups_share_link').on(t.shareLinkId).where(sql`share_link_id is not null`),
    ],
  );

  const submissions = table(
    'submissions',
    {
      id: id(),
      seriesId: integer()
        .notNull()
        .references(() => series.id),
      idempotencyKey: text(),
      /** Of all cleaned fields. */
      hash: text().notNull(),
      signUpId: integer()
        .notNull()
        .references(() => signUps.id),
      /** The address typed, for the receipt and to count what an address is sent. */
      email: text().notNull(),
      /** What was typed and what was public then: all that the receipt may show. */
      receipt: json<SubmissionReceipt>().notNull(),
      /** The bookings it made, to know whether all of it still stands. */
      made: json<number[]>().notNull(),
      createdAt: instant().notNull(),
    },
    (t) => [
      index('submissions_key').on(t.idempotencyKey),
      index('submissions_email').on(t.email, t.createdAt),
    ],
  );

  const bookings = table(
    'bookings',
    {
      id: id(),
      seminarId: integer()
        .notNull()
        .references(() => seminars.id),
      signUpId: integer()
        .notNull()
        .references(() => signUps.id),
      state: text().$type<BookingState>().notNull(),
      createdAt: instant().notNull(),
      /** When it last changed state. */
      stateAt: instant().notNull(),
      offerExpiresAt: instant(),
      calendarUid: text().notNull(),
      /** SEQUENCE of the last invitation, update or cancellation; null before the first. */
      sequence: integer(),
      cameAt: instant(),
      frozenOrganisationId: integer().references(() => organisations.id),
      frozenRole: text(),
      cancelledBy: text(),
      /** What an organiser told a person who was not approved. */
      refusedBecause: text(),
    },
    (t) => [
      uniqueIndex('bookings_active')
        .on(t.seminarId, t.signUpId)
        .where(sql`state in ('requested', 'confirmed', 'waiting', 'offered')`),
      // All that the report reads of a booking, so that a million are one pass over this index.
      index('bookings_sign_up').on(
        t.signUpId,
        t.seminarId,
        t.state,
        t.cameAt,
        t.frozenOrganisationId,
        t.createdAt,
      ),
      index('bookings_line').on(t.seminarId, t.state, t.id),
      index('bookings_offers').on(t.offerExpiresAt).where(sql`state = 'offered'`),
    ],
  );

  /** Each scan or tick at the door, and each undoing of one, is a row. */
  const checkIns = table(
    'check_ins',
    {
      id: id(),
      bookingId: integer()
        .notNull()
        .references(() => bookings.id),
      kind: text().$type<CheckInKind>().notNull(),
      /** The same scan sent twice is one row. */
      nonce: text().notNull(),
      at: instant().notNull(),
      actor: text().notNull(),
    },
    (t) => [uniqueIndex('check_ins_nonce').on(t.nonce), index('check_ins_booking').on(t.bookingId)],
  );

  /**
   * Needs at breakfast (LAW-14): apart from all else, shown as counts only, never searched by or
   * exported, erased with the booking and after the seminar.
   */
  const bookingNeeds = table(
    'booking_needs',
    {
      id: id(),
      bookingId: integer()
        .notNull()
        .references(() => bookings.id),
      need: text().$type<Need>().notNull(),
    },
    (t) => [uniqueIndex('booking_needs_booking').on(t.bookingId, t.need)],
  );

  return { notices, signUps, submissions, bookings, checkIns, bookingNeeds };
}

/** What a receipt may show (design: the receipt belongs to the submission). */
export interface SubmissionReceipt {
  name: string;
  organisation: string;
  role: string;
  roleCategory: RoleCategory;
  /** `limit` is a line too: seats are free, but none for the organisation typed. */
  seminars: { number: number; seat: 'free' | 'line' | 'limit' | 'request' }[];
}
