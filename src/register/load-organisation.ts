import { listAbout, type ShownEntry } from '../history/index.ts';
import { countyCodes, countyName } from '../i18n/counties.ts';
import {
  findRow,
  lastOf,
  listApartFrom,
  listDomains,
  listMergedInto,
  listMerges,
  listSpellings,
  type OrganisationFacts,
  type Row,
} from '../organisations/index.ts';
import { listOrganiserAddresses } from '../organisers/index.ts';
import type { Reader } from '../storage/database.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { nameKey } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';
import { familiesOf } from './families.ts';
import { factFields } from './forms.ts';
import { shownHistory } from './history.ts';
import {
  countPeople,
  listMunicipalities,
  listPeopleBySeries,
  listTypedNames,
} from './people-store.ts';

export interface OrganisationModel {
  row: Row;
  /** The one that it is now, where it was merged. */
  last: { id: number; name: string } | null;
  county: string;
  municipality: string;
  people: number;
  bySeries: { slug: string; title: string; people: number }[];
  typed: { typed: string; all: number; people: number }[];
  /** Its own name stays. */
  spellings: { id: number; name: string; isOwn: boolean }[];
  domains: { id: number; domain: string }[];
  merged: { id: number; name: string; people: number }[];
  apart: { id: number; name: string }[];
  history: ShownEntry[];
  counties: { code: string; name: string }[];
  municipalities: { county: string; all: { code: string; name: string }[] }[];
  fields: ReturnType<typeof factFields>;
  seen: string;
}

const mostTyped = 200;
const mostEntries = 100;

export const seenOf = (facts: OrganisationFacts) => fingerprintOf(factFields(facts));

/** Everything about one organisation with those merged into it; undefined if there is none. */
export async function loadOrganisation(
  db: Reader,
  id: number,
  language: Language,
): Promise<OrganisationModel | undefined> {
  const row = await findRow(db, id);
  if (!row) return;
  const last = row.mergedInto === null ? undefined : await findRow(db, await lastOf(db, id));
  const family = last ? [id] : familiesOf(await listMerges(db)).of(id);
  const counted = await countPeople(db, family, null);
  const countOf = (one: number) => counted.get(one)?.people ?? 0;
  const merged = await listMergedInto(db, id);
  const entries = await listAbout(db, [{ subject: 'organisation', ids: family }], mostEntries);
  const municipalities = await listMunicipalities(db);
  return {
    row,
    last: last ? { id: last.id, name: last.name } : null,
    county: countyName(row.countyCode, language),
    municipality: municipalities.find(({ code }) => code === row.municipalityCode)?.name ?? '',
    people: family.reduce((sum, one) => sum + countOf(one), 0),
    bySeries: (await listPeopleBySeries(db, family)).map(({ slug, title, people }) => ({
      ...{ slug, title: title[language], people },
    })),
    typed: await listTypedNames(db, family, mostTyped),
    spellings: (await listSpellings(db, id)).map((one) => ({
      ...one,
      isOwn: nameKey(one.name) === row.nameKey,
    })),
    domains: await listDomains(db, id),
    merged: merged.map((one) => ({ id: one.id, name: one.name, people: countOf(one.id) })),
    apart: await listApartFrom(db, id),
    history: shownHistory(entries, await listOrganiserAddresses(db), language),
    counties: countyCodes.map((code) => ({ code, name: countyName(code, language) })),
    municipalities: countyCodes.map((county) => ({
      county: countyName(county, language),
      all: municipalities.filter(({ code }) => code.startsWith(county)),
    })),
    fields: factFields(row),
    seen: seenOf(row),
  };
}
