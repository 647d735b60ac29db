import { z } from 'zod';
import { instantFrom, isDay } from '../i18n/wall-clock.ts';
import { parseAddress } from '../mail/index.ts';
import { reservedSlugs } from '../paths.ts';
import { filledLine, line, listOf, prose } from '../web/fields.ts';
import { seminarTexts, seriesTexts } from './fields.ts';

const e = (key: string) => `manageSeries.errors.${key}`;

const words = { missing: e('missing'), tooLong: e('tooLong') };
const optionalLine = (max: number) => line(max, words);
const requiredLine = (max: number, missing: string) => filledLine(max, { ...words, missing });

const webAddress = line(500, words).refine((url) => url === '' || isWebAddress(url), e('url'));

const isWebAddress = (url: string) => /^https?:\/\/[^\s]+$/.test(url) && URL.canParse(url);

const email = z.string({ error: e('email') }).transform((text, context) => {
  const parsed = parseAddress(text);
  if (parsed.ok) return parsed.address;
  context.addIssue({ code: 'custom', message: e('email') });
  return z.NEVER;
});

const degrees = (key: 'latitude' | 'longitude', most: number) =>
  z
    .string({ error: e(key) })
    .transform((text) => Number(text.trim().replace(',', '.') || Number.NaN))
    .refine((number) => Math.abs(number) <= most, e(key))
    .transform((number) => Math.round(number * 1e6));

const many = listOf(z.array(line(500, words)).max(60));

const day = z
  .string({ error: e('day') })
  .regex(/^\d{4}-\d\d-\d\d$/, e('day'))
  .refine(isDay, e('day'));
const clock = (key: 'time' | 'from' | 'to') =>
  z
    .string({ error: e(key) })
    .transform((text) => text.trim().replace('.', ':').padStart(5, '0'))
    .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, e(key)));
const time = clock('time');
const optional = <S extends z.ZodType<string, string>>(schema: S) =>
  z.union([z.literal(''), schema], { error: e('time') });

const textPairs = (keys: readonly string[], max: number) =>
  Object.fromEntries(
    keys.flatMap((key) => [`${key}_sv`, `${key}_en`].map((k) => [k, prose(max, words)])),
  );

const slug = z
  .string({ error: e('slug') })
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, e('slug'))
  .max(60, e('tooLong'))
  .refine((text) => !reservedSlugs.has(text), e('slugTaken'));

const seen = z.string().max(40).optional();

export const seriesSchema = z.object({
  // The name first, as the form has it: what is wrong is told in this order.
  ...textPairs(seriesTexts, 2000),
  title_sv: requiredLine(120, e('title')),
  slug,
  convener: requiredLine(160, e('convener')),
  contact_name: requiredLine(120, e('contact')),
  contact_email: email,
  contact_phone: optionalLine(40),
  town: requiredLine(60, e('town')),
  latitude: degrees('latitude', 90),
  longitude: degrees('longitude', 180),
  seen,
});

export const placeSchema = z.object({
  day,
  from: clock('from'),
  to: clock('to'),
  venue: requiredLine(160, e('venue')),
  address: requiredLine(200, e('address')),
  join_url: webAddress,
});

export const seatsSchema = z.object({
  capacity: z
    .string({ error: e('capacity') })
    .regex(/^\d{1,4}$/, e('capacity'))
    .transform(Number),
});

export const seminarSchema = z.object({
  ...textPairs(seminarTexts, 4000),
  ...textPairs(['recap'], 8000),
  theme_sv: requiredLine(160, e('theme')),
  format: z.enum(['onsite', 'online', 'hybrid'], { error: e('format') }),
  map_url: webAddress,
  opens_day: optional(day),
  opens_time: optional(time),
  closes_day: optional(day),
  closes_time: optional(time),
  programme_time: many,
  programme_title_sv: many,
  programme_title_en: many,
  programme_speaker: many,
  programme_affiliation: many,
  material_kind: many,
  material_audience: many,
  material_url: many,
  material_title_sv: many,
  material_title_en: many,
  material_detail_sv: many,
  material_detail_en: many,
  seen,
});

export const newSeminarSchema = z.object({
  theme_sv: requiredLine(160, e('theme')),
  theme_en: optionalLine(160),
  description_sv: prose(4000, words).default(''),
  description_en: prose(4000, words).default(''),
  ...placeSchema.shape,
  capacity: seatsSchema.shape.capacity,
});

const days = listOf(z.array(day).max(60));
const times = listOf(z.array(time).max(60));

export const copySchema = z.object({
  title_sv: requiredLine(120, e('title')),
  title_en: optionalLine(120),
  slug,
  first_day: z.union([z.literal(''), day], { error: e('day') }),
  day: days,
  from: times,
  to: times,
  step: z.enum(['shift', 'create'], { error: e('missing') }),
});
export type CopyData = z.infer<typeof copySchema>;

/** A wall clock's day and time as an instant; a message where there is no such instant. */
export function instantOr(field: string, isoDay: string, clock: string) {
  const at = instantFrom(isoDay, clock);
  return at ?? { field, message: e('noSuchTime') };
}
