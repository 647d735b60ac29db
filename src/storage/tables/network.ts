import type { Kit } from '../columns.ts';
import type { OrganisationsTables } from './organisations.ts';
import type { SeriesTables } from './series.ts';

export type NetworkTables = ReturnType<typeof defineNetwork>;

/** Who spreads the invitation, and what each link gave. */
export function defineNetwork(
  kit: Kit,
  known: Pick<OrganisationsTables, 'organisations'> & Pick<SeriesTables, 'series'>,
) {
  const { table, id, integer, text, instant, index, uniqueIndex } = kit;
  const { organisations, series } = known;

  const members = table(
    'members',
    {
      id: id(),
      organisationId: integer()
        .notNull()
        .references(() => organisations.id),
      joinedAt: instant().notNull(),
      leftAt: instant(),
      /** Of the member's page: adding one revokes the link before. */
      generation: integer().notNull().default(0),
      /** While the member's page is closed no link opens it. */
      pageClosedAt: instant(),
    },
    (t) => [uniqueIndex('members_organisation').on(t.organisationId)],
  );

  const shareLinks = table(
    'share_links',
    {
      id: id(),
      seriesId: integer()
        .notNull()
        .references(() => series.id),
      memberId: integer()
        .notNull()
        .references(() => members.id),
      /** Readable, lower case, unique in the whole service: `/i/<code>`. */
      code: text().notNull(),
      /** As intranet, newsletter; empty for the member's first link. */
      channel: text().notNull(),
      createdAt: instant().notNull(),
      retiredAt: instant(),
    },
    (t) => [
      uniqueIndex('share_links_code').on(t.code),
      index('share_links_member').on(t.memberId, t.seriesId),
    ],
  );

  /** Visits counted by day: nothing of the visitor is kept (LAW-30). */
  const shareLinkDays = table(
    'share_link_days',
    {
      id: id(),
      shareLinkId: integer()
        .notNull()
        .references(() => shareLinks.id),
      /** A day in Sweden, as 2027-02-10. */
      onDay: text().notNull(),
      visits: integer().notNull(),
    },
    (t) => [uniqueIndex('share_link_days_day').on(t.shareLinkId, t.onDay)],
  );

  return { members, shareLinks, shareLinkDays };
}
