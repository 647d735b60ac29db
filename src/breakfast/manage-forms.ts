import { z } from 'zod';
import { instantFrom } from '../i18n/wall-clock.ts';
import { cleanMultiline } from '../storage/text.ts';
import type { FieldError } from '../web/forms.ts';

const e = (key: string) => `breakfast.errors.${key}`;

export const cutOffSchema = z.object({
  day: z.string({ error: e('day') }).regex(/^(\d{4}-\d\d-\d\d)?$/, e('day')),
  time: z
    .string({ error: e('time') })
    .transform((text) => text.trim().replace('.', ':'))
    .pipe(z.string().regex(/^(([01]?\d|2[0-3]):[0-5]\d)?$/, e('time'))),
});

export const askingSchema = z.object({
  asks: z.enum(['yes', 'no'], { error: e('asks') }),
});

/** What is typed on the caterer's sheet itself: it is kept nowhere but in the address. */
export const sheetSchema = z.object({
  extra: z
    .string({ error: e('extra') })
    .trim()
    .regex(/^\d{0,3}$/, e('extra'))
    .default('')
    .transform(Number),
  note: z
    .string({ error: e('note') })
    .transform(cleanMultiline)
    .pipe(z.string().max(500, e('note')))
    .default(''),
});

export type CutOff = { ok: true; at: Date | null } | { ok: false; errors: FieldError[] };

/** Both empty: not decided. It must be before the seminar begins. */
export function cutOffFrom(
  { day, time }: z.infer<typeof cutOffSchema>,
  { startsAt }: { startsAt: Date },
): CutOff {
  const wrong = (field: string, key: string): CutOff => ({
    ok: false,
    errors: [{ field, message: e(key) }],
  });
  if (!day && !time) return { ok: true, at: null };
  if (!day) return wrong('day', 'day');
  if (!time) return wrong('time', 'time');
  const at = instantFrom(day, time.padStart(5, '0'));
  if (!at) return wrong('time', 'noSuchTime');
  return at < startsAt ? { ok: true, at } : wrong('day', 'late');
}
