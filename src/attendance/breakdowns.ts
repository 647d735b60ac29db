import { translator } from '../i18n/translate.ts';
import { type Language, roleCategories, sectors } from '../storage/values.ts';
import type { Tally } from './measures.ts';
import { byAmount, type Report } from './report.ts';

export interface OrganisationName {
  id: number;
  name: string;
  nameEn: string | null;
  shortName: string | null;
  sector: (typeof sectors)[number];
}

export interface LinkName {
  id: number;
  /** The member's. */
  name: string;
  nameEn: string | null;
  /** Empty for its first link. */
  channel: string;
}

/** What the figures are of, by name. */
export interface Names {
  organisations: OrganisationName[];
  links: LinkName[];
}

/** One row of a table. */
export interface Row extends Tally {
  name: string;
}

export interface OrganisationRow extends Row {
  shortName: string;
  sector: string;
  /** To seminar 1, 2 and on. */
  cameTo: number[];
}

export interface Breakdowns {
  organisations: OrganisationRow[];
  sectors: (Row & { organisations: number })[];
  roles: Row[];
  links: Row[];
}

/** Each in order: most who came, most signed up, then by name. */
export function breakdownsOf(report: Report, names: Names, language: Language): Breakdowns {
  return {
    organisations: organisationRows(report, names, language),
    sectors: sectorRows(report, names, language),
    roles: report.byRole
      .toSorted((a, b) => byAmount(a, b) || inOrder(roleCategories, a.role, b.role))
      .map((row) => ({
        ...row,
        name: translator(language)(`registrations.roleCategories.${row.role}`),
      })),
    links: linkRows(report, names, language),
  };
}

function organisationRows(report: Report, names: Names, language: Language): OrganisationRow[] {
  const t = translator(language);
  const known = new Map(names.organisations.map((organisation) => [organisation.id, organisation]));
  return report.byOrganisation
    .map(({ id, cameTo, ...tally }) => {
      const organisation = known.get(id);
      const name = nameIn(language, organisation);
      return {
        ...tally,
        name,
        shortName: organisation?.shortName ?? name,
        sector: organisation ? t(`organisations.sectors.${organisation.sector}`) : '',
        cameTo,
      };
    })
    .toSorted(byAmountAndName(language));
}

function sectorRows(report: Report, names: Names, language: Language) {
  const t = translator(language);
  const shown = new Set(report.byOrganisation.map(({ id }) => id));
  return report.bySector
    .toSorted((a, b) => byAmount(a, b) || inOrder(sectors, a.sector, b.sector))
    .map(({ sector, ...tally }) => ({
      ...tally,
      name: t(`organisations.sectors.${sector}`),
      organisations: names.organisations.filter((one) => shown.has(one.id) && one.sector === sector)
        .length,
    }));
}

function linkRows(report: Report, names: Names, language: Language): Row[] {
  const t = translator(language);
  const known = new Map(names.links.map((link) => [link.id, link]));
  const compare = byAmountAndName(language);
  return report.byLink
    .map((row) => ({ ...row, name: nameOfLink(known.get(row.link)) }))
    .toSorted((a, b) => Number(a.link === 0) - Number(b.link === 0) || compare(a, b));

  function nameOfLink(link: LinkName | undefined) {
    if (!link) return t('attendance.report.noLink');
    const name = nameIn(language, link);
    return link.channel ? t('attendance.report.linkIn', { name, channel: link.channel }) : name;
  }
}

function nameIn(language: Language, named: { name: string; nameEn: string | null } | undefined) {
  return (language === 'en' ? named?.nameEn : null) ?? named?.name ?? '';
}

function byAmountAndName(language: Language) {
  const { compare } = new Intl.Collator(language);
  return (a: Row, b: Row) => byAmount(a, b) || compare(a.name, b.name);
}

const inOrder = <T>(order: readonly T[], a: T, b: T) => order.indexOf(a) - order.indexOf(b);
