import type { Kit } from '../columns.ts';
import type { Sector } from '../values.ts';

export type OrganisationsTables = ReturnType<typeof defineOrganisations>;

/** The register of organisations. */
export function defineOrganisations(kit: Kit) {
  const { table, id, integer, text, boolean, instant, index, uniqueIndex } = kit;

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
    (t) => [
      uniqueIndex('organisations_search_key').on(t.searchKey),
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

  return { organisations, organisationNames, organisationDomains };
}
