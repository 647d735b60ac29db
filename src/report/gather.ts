import { listShareLinks } from '../network/index.ts';
import { listMerges } from '../organisations/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Choice } from './choose.ts';
import { type Count, organisationsIn } from './count.ts';
import { listMunicipalities, listOrganisations, type OrganisationFacts } from './names-store.ts';
import { type Belonging, type Report, reportOf } from './report.ts';

/** The figures of a series or one of its seminars, and what they are of by name. */
export interface Gathered extends Choice {
  report: Report;
  /** By id, after merging. */
  organisations: Map<number, OrganisationFacts>;
  links: Awaited<ReturnType<typeof listShareLinks>>;
  home: Home;
}

/** The county of whoever convenes the series, and its municipalities. */
export interface Home {
  county: string;
  municipalities: OrganisationFacts[];
}

/** Turns a count into figures, on any connection that reads. */
export async function gather(
  read: Reader,
  choice: Choice,
  count: Count,
  now: Date,
): Promise<Gathered> {
  const { series, counted } = choice;
  const merges = await listMerges(read);
  const rootOf = (id: number) => merges.get(id) ?? id;
  const ids = new Set([...organisationsIn(count), series.convenerId].map(rootOf));
  const facts = await listOrganisations(read, [...ids]);
  const organisations = new Map(facts.map((one) => [one.id, one]));
  const belongingOf = (id: number) => belonging(rootOf(id), organisations);
  return {
    ...choice,
    report: reportOf(count, counted, belongingOf, now),
    organisations,
    links: await listShareLinks(read, series.id),
    home: await homeOf(read, belongingOf(series.convenerId).county),
  };
}

function belonging(id: number, organisations: Map<number, OrganisationFacts>): Belonging {
  const facts = organisations.get(id);
  return {
    id,
    sector: facts?.sector ?? 'other',
    county: facts?.countyCode ?? '',
    municipality: facts?.municipalityCode ?? '',
  };
}

async function homeOf(read: Reader, county: string): Promise<Home> {
  return { county, municipalities: county ? await listMunicipalities(read, county) : [] };
}
