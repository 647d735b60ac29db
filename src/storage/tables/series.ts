import type { Kit } from '../columns.ts';
import type {
  Audience,
  MaterialKind,
  SeatLimitKind,
  Sector,
  SeminarFormat,
  SeriesState,
  Texts,
} from '../values.ts';
import type { OrganisationsTables } from './organisations.ts';

export type SeriesTables = ReturnType<typeof defineSeries>;

/** Series, their seminars, and what is said and shown there. */
export function defineSeries(kit: Kit, known: Pick<OrganisationsTables, 'organisations'>) {
  const { table, id, integer, text, boolean, instant, json, index, uniqueIndex, sql } = kit;
  const { organisations } = known;

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
      /** An organiser approves each person before a seat counts. */
      needsApproval: boolean().notNull().default(false),
      /** Whether seat limits stand beside the capacity; without them the counters alone decide. */
      limited: boolean().notNull().default(false),
      /** When the number of breakfasts is settled with the caterer. */
      headcountAt: instant(),
      /** Whether the form asks for needs at breakfast (LAW-14): off unless somebody turns it on. */
      asksNeeds: boolean().notNull().default(false),
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

  /** A seminar's limits beside its capacity. */
  const seatLimits = table(
    'seat_limits',
    {
      id: id(),
      seminarId: integer()
        .notNull()
        .references(() => seminars.id),
      kind: text().$type<SeatLimitKind>().notNull(),
      /** Of a sector's limit. */
      sector: text().$type<Sector>(),
      /** Of one organisation's limit, and of seats held for it. */
      organisationId: integer().references(() => organisations.id),
      seats: integer().notNull(),
      /** Held seats are for all from then on. */
      heldUntil: instant(),
      /** When they were let go: by themselves, or by an organiser. */
      releasedAt: instant(),
      createdAt: instant().notNull(),
    },
    (t) => [
      index('seat_limits_seminar').on(t.seminarId),
      index('seat_limits_held').on(t.heldUntil).where(sql`kind = 'held' and released_at is null`),
    ],
  );

  return { series, seminars, programmeItems, materials, seatLimits };
}
