import type { Kit } from '../columns.ts';
import type { Sector } from '../values.ts';

export type OrganisationsTables = ReturnType<typeof defineOrganisations>;

/** The register of organisations. */
export function defineOrganisations(kit: Kit) {
  const { table, id, integer, text, boolean, instant, index, uniqueIndex, sql } = kit;

  const organisations = table(
    'organisations',
    {
      id: id(),
      name: text().notNull(),
      /** The name with case and punctuation folded but å ä ö kept, so that Habo is not Håbo; filled at the next start in rows of before. */
      nameKey: text(),
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
    (t) => [
      uniqueIndex('organisations_name_key').on(t.nameKey),
      index('organisations_search').on(t.searchKey),
      index('organisations_merged').on(t.mergedInto).where(sql`merged_into is not null`),
      index('organisations_sort').on(t.sortKey),
    ],
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

  /** Two that an organiser has said are not the same: not proposed again. The lower id first. */
  const organisationsApart = table(
    'organisations_apart',
    {
      id: id(),
      organisationId: integer()
        .notNull()
        .references(() => organisations.id),
      otherId: integer()
        .notNull()
        .references(() => organisations.id),
      createdAt: instant().notNull(),
    },
    (t) => [uniqueIndex('organisations_apart_pair').on(t.organisationId, t.otherId)],
  );

  return { organisations, organisationNames, organisationDomains, organisationsApart };
}
