import { and, asc, desc, eq, inArray, isNull, ne } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import type { Sector, Texts } from '../storage/values.ts';

export interface OrganisationFacts {
  id: number;
  name: string;
  nameEn: string | null;
  shortName: string | null;
  sector: Sector;
  countyCode: string | null;
  municipalityCode: string | null;
}

const page = 1000;

export async function listOrganisations(db: Reader, ids: number[]): Promise<OrganisationFacts[]> {
  const rows: OrganisationFacts[] = [];
  for (let from = 0; from < ids.length; from += page) {
    const { organisations: o } = db.tables;
    rows.push(
      ...(await db
        .select(factsOf(db))
        .from(o)
        .where(inArray(o.id, ids.slice(from, from + page)))),
    );
  }
  return rows;
}

/** Those of a county that the register lists, as Swedes sort them. */
export function listMunicipalities(db: Reader, county: string): Promise<OrganisationFacts[]> {
  const { organisations: o } = db.tables;
  return db
    .select(factsOf(db))
    .from(o)
    .where(
      and(
        eq(o.sector, 'municipality'),
        eq(o.countyCode, county),
        eq(o.listed, true),
        isNull(o.mergedInto),
      ),
    )
    .orderBy(asc(o.sortKey));
}

const factsOf = ({ tables: { organisations: o } }: Reader) => ({
  id: o.id,
  name: o.name,
  nameEn: o.nameEn,
  shortName: o.shortName,
  sector: o.sector,
  countyCode: o.countyCode,
  municipalityCode: o.municipalityCode,
});

/** Newest first. */
export function listOtherSeries(
  db: Reader,
  seriesId: number,
): Promise<{ slug: string; title: Texts }[]> {
  const { series: s } = db.tables;
  return db
    .select({ slug: s.slug, title: s.title })
    .from(s)
    .where(ne(s.id, seriesId))
    .orderBy(desc(s.id));
}
