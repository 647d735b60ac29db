import { formatIn } from '../i18n/format.ts';
import type { Texts } from '../storage/values.ts';
import type { Seminar, Series } from './series.ts';
import type { Material, ProgrammeItem } from './store.ts';

/** A row as its form shows it: text by field name, several values for rows of a table. */
export type Fields = Record<string, string | string[]>;

/** As a form has it, stored or not. */
type Own<Row> = Omit<Row, 'id' | 'seminarId'>;

export const seriesTexts = [
  'title',
  'invitation',
  'summary',
  'terms',
  'breakfast',
  'access',
  'network',
] as const;
export const seminarTexts = ['theme', 'description'] as const;

export function seriesFields(series: Series, convener: string): Fields {
  return {
    slug: series.slug,
    ...bothLanguages(series, seriesTexts),
    convener,
    contact_name: series.contactName,
    contact_email: series.contactEmail,
    contact_phone: series.contactPhone ?? '',
    town: series.town,
    latitude: degrees(series.latitude),
    longitude: degrees(series.longitude),
  };
}

/** What an organiser may change of a seminar without a letter to anybody. */
export function seminarFields(
  seminar: Seminar,
  programme: Own<ProgrammeItem>[],
  materials: Own<Material>[],
): Fields {
  return {
    ...bothLanguages(seminar, seminarTexts),
    ...bothLanguages({ recap: seminar.recap ?? { sv: '', en: '' } }, ['recap']),
    format: seminar.format,
    map_url: seminar.mapUrl ?? '',
    ...wallClock('opens', seminar.opensAt),
    ...wallClock('closes', seminar.closesAt),
    ...programmeFields(seminar, programme),
    ...materialFields(materials),
  };
}

/** What a calendar shows: changed by moving, which writes to those concerned. */
export const placeFields = (seminar: Seminar): Fields => ({
  day: isoDay(seminar.startsAt),
  from: clock(seminar.startsAt),
  to: clock(seminar.endsAt),
  venue: seminar.venue,
  address: seminar.address,
  join_url: seminar.joinUrl ?? '',
});

function programmeFields({ startsAt }: Seminar, items: Own<ProgrammeItem>[]): Fields {
  const at = ({ minutes }: Own<ProgrammeItem>) => new Date(startsAt.getTime() + minutes * 60_000);
  return {
    programme_time: items.map((item) => clock(at(item))),
    programme_title_sv: items.map(({ title }) => title.sv),
    programme_title_en: items.map(({ title }) => title.en),
    programme_speaker: items.map(({ speaker }) => speaker ?? ''),
    programme_affiliation: items.map(({ affiliation }) => affiliation ?? ''),
  };
}

function materialFields(materials: Own<Material>[]): Fields {
  return {
    material_kind: materials.map(({ kind }) => kind),
    material_audience: materials.map(({ audience }) => audience),
    material_url: materials.map(({ url }) => url),
    material_title_sv: materials.map(({ title }) => title.sv),
    material_title_en: materials.map(({ title }) => title.en),
    material_detail_sv: materials.map(({ detail }) => detail?.sv ?? ''),
    material_detail_en: materials.map(({ detail }) => detail?.en ?? ''),
  };
}

function bothLanguages<Key extends string>(row: Record<Key, Texts>, keys: readonly Key[]): Fields {
  return Object.fromEntries(
    keys.flatMap((key) => [
      [`${key}_sv`, row[key].sv],
      [`${key}_en`, row[key].en],
    ]),
  );
}

const wallClock = (name: string, at: Date | null): Fields => ({
  [`${name}_day`]: at ? isoDay(at) : '',
  [`${name}_time`]: at ? clock(at) : '',
});

const isoDay = (at: Date) => formatIn('en').isoLocal(at).slice(0, 10);
const clock = (at: Date) => formatIn('en').time(at);
const degrees = (millionths: number) => String(millionths / 1e6);
