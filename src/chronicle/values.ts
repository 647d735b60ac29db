import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type Language, questionKinds, sectors } from '../storage/values.ts';
import type { Field } from './fields.ts';

export interface SeminarName {
  number: number;
  theme: string;
}

interface Limit {
  seats?: unknown;
  name?: unknown;
  sector?: unknown;
  until?: unknown;
}

const formats = ['onsite', 'online', 'hybrid'] as const;
const instants: Field[] = ['startsAt', 'endsAt', 'closesAt', 'headcountAt'];

/** A value as history keeps it, in words; empty for none. */
export function valueIn(
  field: Field,
  value: unknown,
  seminars: ReadonlyMap<number, SeminarName>,
  language: Language,
): string {
  const t = translator(language);
  if (field === 'seminarId') {
    const seminar = seminars.get(Number(value));
    return seminar ? t('chronicle.seminar', { ...seminar }) : t('chronicle.everybody');
  }
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'chronicle.yes' : 'chronicle.no');
  if (typeof value === 'number') return formatIn(language).number(value);
  if (instants.includes(field)) return instantIn(value, language);
  if (Array.isArray(value)) return listIn(field, value, language);
  const format = formats.find((one) => field === 'format' && one === value);
  if (format) return t(`manageSeries.form.formats.${format}`);
  const kind = questionKinds.find((one) => field === 'kind' && one === value);
  if (kind) return t(`formQuestions.manage.kinds.${kind}`);
  return String(value);
}

function instantIn(value: unknown, language: Language) {
  const at = new Date(String(value));
  const format = formatIn(language);
  return Number.isNaN(at.getTime()) ? '' : `${format.shortDayYear(at)} ${format.time(at)}`;
}

function listIn(field: Field, values: unknown[], language: Language) {
  if (field !== 'options') return values.map((one) => limitIn(one as Limit, language)).join(', ');
  const options = values as { label?: Record<Language, string>; retired?: true }[];
  return options
    .filter(({ retired }) => !retired)
    .map(({ label }) => label?.[language] || label?.sv || '')
    .join('; ');
}

function limitIn({ seats, name, sector: of, until }: Limit, language: Language) {
  const t = translator(language);
  const sector = sectors.find((one) => one === of);
  const whose = sector ? t(`limits.sectors.${sector}`) : String(name ?? '');
  const values = { whose, seats: String(seats ?? '') };
  return until
    ? t('chronicle.heldUntil', { ...values, until: instantIn(until, language) })
    : t('chronicle.seats', values);
}
