import type { z } from 'zod';
import { formatIn } from '../i18n/format.ts';
import type { Audience, MaterialKind, Texts } from '../storage/values.ts';
import type { FieldError } from '../web/forms.ts';
import { seminarTexts, seriesTexts } from './fields.ts';
import { instantOr, type seminarSchema, type seriesSchema } from './manage-forms.ts';
import type { Material, ProgrammeItem } from './store.ts';

export type SeriesData = z.infer<typeof seriesSchema>;
export type SeminarData = z.infer<typeof seminarSchema>;

/** The series' columns as the form says, but for the convener, who is matched in the unit. */
export function seriesChange(data: SeriesData) {
  return {
    slug: data.slug,
    ...texts(data, seriesTexts),
    contactName: data.contact_name,
    contactEmail: data.contact_email,
    contactPhone: data.contact_phone || null,
    town: data.town,
    latitude: data.latitude,
    longitude: data.longitude,
  };
}

export interface SeminarEdit {
  row: ReturnType<typeof texts<(typeof seminarTexts)[number]>> & {
    recap: Texts | null;
    format: SeminarData['format'];
    mapUrl: string | null;
    opensAt: Date | null;
    closesAt: Date | null;
  };
  programme: Omit<ProgrammeItem, 'id' | 'seminarId'>[];
  materials: Omit<Material, 'id' | 'seminarId'>[];
}

/** The seminar as the form says, or what is wrong with its times and addresses. */
export function seminarEdit(
  data: SeminarData,
  startsAt: Date,
): { ok: true; edit: SeminarEdit } | { ok: false; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const at = (name: 'opens' | 'closes') => {
    const [day, clock] = [data[`${name}_day`], data[`${name}_time`]];
    if (!day && !clock) return null;
    const instant = instantOr(`${name}_day`, day, clock || '00:00');
    if (instant instanceof Date) return instant;
    errors.push(instant);
    return null;
  };
  const recap = texts(data, ['recap']).recap;
  const edit: SeminarEdit = {
    row: {
      ...texts(data, seminarTexts),
      recap: recap.sv || recap.en ? recap : null,
      format: data.format,
      mapUrl: data.map_url || null,
      opensAt: at('opens'),
      closesAt: at('closes'),
    },
    programme: programmeOf(data, startsAt, errors),
    materials: materialsOf(data, errors),
  };
  return errors.length > 0 ? { ok: false, errors } : { ok: true, edit };
}

function programmeOf(data: SeminarData, startsAt: Date, errors: FieldError[]) {
  const isoDay = formatIn('sv').isoLocal(startsAt).slice(0, 10);
  const items: SeminarEdit['programme'] = [];
  data.programme_title_sv.forEach((sv, row) => {
    const clock = (data.programme_time[row] ?? '').replace('.', ':').padStart(5, '0');
    if (!sv && !data.programme_time[row]) return;
    const at = instantOr('programme_time', isoDay, clock);
    if (!(at instanceof Date) || !sv) {
      errors.push({ field: 'programme_time', message: 'manageSeries.errors.programme' });
      return;
    }
    items.push({
      minutes: Math.round((at.getTime() - startsAt.getTime()) / 60_000),
      title: { sv, en: data.programme_title_en[row] || sv },
      speaker: data.programme_speaker[row] || null,
      affiliation: data.programme_affiliation[row] || null,
    });
  });
  return items;
}

const kinds: Record<string, MaterialKind> = { film: 'film', slides: 'slides', link: 'link' };

function materialsOf(data: SeminarData, errors: FieldError[]) {
  const materials: SeminarEdit['materials'] = [];
  data.material_url.forEach((url, row) => {
    const sv = data.material_title_sv[row] ?? '';
    if (!url && !sv) return;
    if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url) || !sv) {
      errors.push({ field: 'material_url', message: 'manageSeries.errors.material' });
      return;
    }
    const detail = data.material_detail_sv[row] ?? '';
    const audience: Audience = data.material_audience[row] === 'booked' ? 'booked' : 'all';
    materials.push({
      kind: kinds[data.material_kind[row] ?? ''] ?? 'link',
      audience,
      url,
      title: { sv, en: data.material_title_en[row] || sv },
      detail: detail ? { sv: detail, en: data.material_detail_en[row] || detail } : null,
    });
  });
  return materials;
}

/** English falls back on Swedish where it is left empty, so that no page has a hole. */
function texts<Key extends string>(data: object, keys: readonly Key[]) {
  const given = data as Record<string, string | undefined>;
  const pairs = keys.map((key): [Key, Texts] => {
    const sv = given[`${key}_sv`] ?? '';
    return [key, { sv, en: given[`${key}_en`] || sv }];
  });
  return Object.fromEntries(pairs) as Record<Key, Texts>;
}
