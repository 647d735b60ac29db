import type { Kit } from './columns.ts';
import type {
  Audience,
  BookingState,
  Lane,
  Language,
  LetterState,
  MailingKind,
  MaterialKind,
  Notice,
  OrganiserRole,
  RoleCategory,
  Sector,
  SeminarFormat,
  SeriesState,
  Texts,
} from './values.ts';

/** Every table of the house, once, for both engines. */
export function defineSchema({ table, id, integer, text, boolean, instant, json, ...kit }: Kit) {
  const { index, uniqueIndex, sql } = kit;

  const organisations = table(
    'organisations',
    {
      id: id(),
      name: text().notNull(),
      nameEn: text(),
      shortName: text(),
      number: text(),
      sector: text().$type<Sector>().notNull(),
      countyCode: text(),
      municipalityCode: text(),
      /** Only listed organisations are ever suggested to strangers. */
      listed: boolean().notNull(),
      mergedInto: integer(),
      searchKey: text().notNull(),
      sortKey: text().notNull(),
      createdAt: instant().notNull(),
    },
    (t) => [uniqueIndex('organisations_search_key').on(t.searchKey)],
  );

  const organisationNames = table(
    'organisation_names',
    {
      id: id(),
      organisationId: integer()
        .notNull()
        .references(() => organisations.id),
      name: text().notNull(),
      searchKey: text().notNull(),
    },
    (t) => [uniqueIndex('organisation_names_key').on(t.searchKey, t.organisationId)],
  );

  const organisationDomains = table(
    'organisation_domains',
    {
      id: id(),
      organisationId: integer()
        .notNull()
        .references(() => organisations.id),
      domain: text().notNull(),
    },
    (t) => [uniqueIndex('organisation_domains_domain').on(t.domain, t.organisationId)],
  );

  const series = table(
    'series',
    {
      id: id(),
      slug: text().notNull(),
      state: text().$type<SeriesState>().notNull(),
      title: json<Texts>().notNull(),
      /** The line over the title: who invites. */
      invitation: json<Texts>().notNull(),
      summary: json<Texts>().notNull(),
      terms: json<Texts>().notNull(),
      breakfast: json<Texts>().notNull(),
      access: json<Texts>().notNull(),
      network: json<Texts>().notNull(),
      convenerId: integer()
        .notNull()
        .references(() => organisations.id),
      contactName: text().notNull(),
      contactEmail: text().notNull(),
      contactPhone: text(),
      /** Where the sun of the look stands. Degrees north and east, in millionths. */
      town: text().notNull(),
      latitude: integer().notNull(),
      longitude: integer().notNull(),
      /** Raised by any change that a public page shows. */
      version: integer().notNull(),
      createdAt: instant().notNull(),
      publishedAt: instant(),
    },
    (t) => [uniqueIndex('series_slug').on(t.slug)],
  );

  const seminars = table(
    'seminars',
    {
      id: id(),
      seriesId: integer()
        .notNull()
        .references(() => series.id),
      number: integer().notNull(),
      theme: json<Texts>().notNull(),
      description: json<Texts>().notNull(),
      startsAt: instant().notNull(),
      endsAt: instant().notNull(),
      venue: text().notNull(),
      address: text().notNull(),
      mapUrl: text(),
      joinUrl: text(),
      format: text().$type<SeminarFormat>().notNull(),
      capacity: integer().notNull(),
      /** Confirmed and offered bookings; never counted, always kept (a test recomputes it). */
      seatsTaken: integer().notNull().default(0),
      /** Bookings that wait. */
      inLine: integer().notNull().default(0),
      opensAt: instant(),
      closesAt: instant(),
      cancelledAt: instant(),
      recap: json<Texts>(),
      /** When anything a calendar shows last changed: DTSTAMP of the feeds (CAL-43). */
      changedAt: instant().notNull(),
      /** SEQUENCE of the feeds; each booking keeps its own for its invitation. */
      sequence: integer().notNull().default(0),
    },
    (t) => [
      uniqueIndex('seminars_number').on(t.seriesId, t.number),
      index('seminars_starts_at').on(t.startsAt),
    ],
  );

  const programmeItems = table(
    'programme_items',
    {
      id: id(),
      seminarId: integer()
        .notNull()
        .references(() => seminars.id),
      /** Minutes after the seminar's start, so that a moved seminar keeps its programme. */
      minutes: integer().notNull(),
      title: json<Texts>().notNull(),
      speaker: text(),
      affiliation: text(),
    },
    (t) => [index('programme_items_seminar').on(t.seminarId, t.minutes)],
  );

  const materials = table(
    'materials',
    {
      id: id(),
      seminarId: integer()
        .notNull()
        .references(() => seminars.id),
      kind: text().$type<MaterialKind>().notNull(),
      title: json<Texts>().notNull(),
      /** As "52 min, textad". */
      detail: json<Texts>(),
      url: text().notNull(),
      audience: text().$type<Audience>().notNull(),
    },
    (t) => [index('materials_seminar').on(t.seminarId)],
  );

  const members = table(
    'members',
    {
      id: id(),
      organisationId: integer()
        .notNull()
        .references(() => organisations.id),
      joinedAt: instant().notNull(),
      leftAt: instant(),
    },
    (t) => [uniqueIndex('members_organisation').on(t.organisationId)],
  );

  const notices = table('notices', {
    id: id(),
    texts: json<Record<Language, Notice>>().notNull(),
    createdAt: instant().notNull(),
  });

  const settings = table('settings', {
    key: text().primaryKey(),
    value: json<unknown>().notNull(),
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
      index('sign_ups_email').on(t.email),
      index('sign_ups_organisation').on(t.organisationId),
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
    },
    (t) => [
      uniqueIndex('bookings_active')
        .on(t.seminarId, t.signUpId)
        .where(sql`state in ('confirmed', 'waiting', 'offered')`),
      index('bookings_sign_up').on(t.signUpId),
      index('bookings_line').on(t.seminarId, t.state, t.id),
      index('bookings_offers').on(t.offerExpiresAt).where(sql`state = 'offered'`),
    ],
  );

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

  const history = table(
    'history',
    {
      id: id(),
      at: instant().notNull(),
      /** `attendee`, `operator`, `service` or `organiser:<id>`. */
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

  return {
    organisations,
    organisationNames,
    organisationDomains,
    series,
    seminars,
    programmeItems,
    materials,
    members,
    notices,
    settings,
    signUps,
    submissions,
    bookings,
    outbox,
    mailings,
    organisers,
    history,
  };
}

export type Tables = ReturnType<typeof defineSchema>;

/** What a receipt may show (design: the receipt belongs to the submission). */
export interface SubmissionReceipt {
  name: string;
  organisation: string;
  role: string;
  roleCategory: RoleCategory;
  seminars: { number: number; seat: 'free' | 'line' }[];
}
