import { countyName } from '../i18n/counties.ts';
import { translator } from '../i18n/translate.ts';
import type { Language, RoleCategory, Sector } from '../storage/values.ts';
import type { Gathered } from './gather.ts';
import type { Tally } from './measures.ts';
import { byAmount } from './measures.ts';

/** What the figures are of, in one language, and in which order they stand. */
export type Names = ReturnType<typeof namesIn>;

export function namesIn({ organisations, links }: Gathered, language: Language) {
  const t = translator(language);
  const { compare } = new Intl.Collator(language);
  const linkNames = new Map(links.map((link) => [link.id, link]));
  const own = (named: { name: string; nameEn: string | null } | undefined) =>
    (language === 'en' ? named?.nameEn : null) ?? named?.name ?? '';
  return {
    organisation: (id: number) => own(organisations.get(id)),
    /** For where a phone has no room. */
    shortName: (id: number) => organisations.get(id)?.shortName ?? own(organisations.get(id)),
    sectorOf: (id: number) => {
      const sector = organisations.get(id)?.sector;
      return sector ? t(`organisations.sectors.${sector}`) : '';
    },
    sector: (sector: Sector) => t(`organisations.sectors.${sector}`),
    role: (role: RoleCategory) => t(`registrations.roleCategories.${role}`),
    county: (code: string) => countyName(code, language) || t('report.noCounty'),
    link: (id: number) => {
      const link = linkNames.get(id);
      if (!link) return t('report.noLink');
      const name = own(link.member);
      return link.channel ? t('report.linkIn', { name, channel: link.channel }) : name;
    },
    municipality: own,
    compare,
    /** Most who came, most signed up, then by name. */
    inOrder: <Row extends Tally>(rows: Row[], nameOf: (row: Row) => string) =>
      rows
        .map((row) => ({ ...row, name: nameOf(row) }))
        .toSorted((a, b) => byAmount(a, b) || compare(a.name, b.name)),
  };
}
