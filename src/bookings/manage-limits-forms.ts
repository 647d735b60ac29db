import { z } from 'zod';
import { formatIn } from '../i18n/format.ts';
import { instantFrom } from '../i18n/wall-clock.ts';
import { type Sector, sectors } from '../storage/values.ts';
import { line, listOf } from '../web/fields.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import type { ShownLimits } from './limit-rows.ts';
import type { Seminar } from './store.ts';
import type { WantedLimits } from './wanted-limits.ts';

const e = (key: string) => `limits.errors.${key}`;

const seats = z
  .string({ error: e('seats') })
  .trim()
  .regex(/^\d{0,4}$/, e('seats'))
  .transform((text) => (text === '' ? null : Number(text)));

const cells = listOf(
  z.array(line(160, { missing: e('seats'), tooLong: e('tooLong') })).max(100, e('tooMany')),
);

const sectorField = (sector: Sector) => `sector_${sector}` as const;

const limitsSchema = z.object({
  approval: z.literal('1').optional(),
  each: seats.refine((number) => number !== 0, e('each')),
  ...(Object.fromEntries(sectors.map((sector) => [sectorField(sector), seats])) as Record<
    ReturnType<typeof sectorField>,
    typeof seats
  >),
  organisation: cells,
  organisation_seats: cells,
  held: cells,
  held_seats: cells,
  held_day: cells,
  held_time: cells,
});

export type ReadLimits =
  | { ok: true; wanted: WantedLimits; typed: Typed }
  | { ok: false; errors: FieldError[]; typed: Typed };

/** What the form asks for, or what is wrong with it. */
export function readLimits(body: unknown, seminar: Seminar, now: Date): ReadLimits {
  const form = readForm(limitsSchema, body);
  if (!form.ok) return form;
  const { data, typed } = form;
  const errors: FieldError[] = [];
  const ofSectors = sectors.flatMap((sector) => {
    const most = data[sectorField(sector)];
    return most === null ? [] : [{ sector, seats: most }];
  });
  const wanted = {
    needsApproval: data.approval === '1',
    each: data.each,
    sectors: ofSectors,
    organisations: organisationsIn(data, errors),
    held: heldIn(data, { seminar, now }, errors),
  };
  return errors.length > 0 ? { ok: false, errors, typed } : { ok: true, wanted, typed };
}

type Data = z.infer<typeof limitsSchema>;

const numberIn = (text = '') => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);

function organisationsIn(data: Data, errors: FieldError[]) {
  return data.organisation.flatMap((name, row) => {
    const text = data.organisation_seats[row] ?? '';
    if (name === '' && text === '') return [];
    const most = numberIn(text);
    if (name !== '' && !Number.isNaN(most)) return [{ name, seats: most }];
    tell(errors, 'organisation', 'organisationRow');
    return [];
  });
}

function heldIn(data: Data, window: { seminar: Seminar; now: Date }, errors: FieldError[]) {
  return data.held.flatMap((name, row) => {
    const [text = '', day = ''] = [data.held_seats[row], data.held_day[row]];
    if (name === '' && text === '') return [];
    const held = numberIn(text);
    if (name === '' || !(held > 0) || day === '') {
      tell(errors, 'held', 'heldRow');
      return [];
    }
    const until = untilOf(day, data.held_time[row] || '12:00');
    if (!until) tell(errors, 'held', 'day');
    else if (until <= window.now || until > window.seminar.startsAt) tell(errors, 'held', 'window');
    else return [{ name, seats: held, until }];
    return [];
  });
}

function untilOf(day: string, time: string) {
  const clock = time.replace('.', ':').padStart(5, '0');
  const isWritten = /^\d{4}-\d\d-\d\d$/.test(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(clock);
  return isWritten ? instantFrom(day, clock) : undefined;
}

/** Once for each part of the form. */
function tell(errors: FieldError[], field: string, message: string) {
  if (!errors.some((error) => error.field === field)) errors.push({ field, message: e(message) });
}

/** The form as it says what stands. */
export function limitFields(limits: ShownLimits): Typed {
  const { isoLocal, time } = formatIn('en');
  const most = (sector: Sector) => limits.sectors.find((one) => one.sector === sector)?.seats;
  return {
    ...(limits.needsApproval ? { approval: '1' } : {}),
    each: String(limits.each ?? ''),
    ...Object.fromEntries(
      sectors.map((sector) => [sectorField(sector), String(most(sector) ?? '')]),
    ),
    organisation: limits.organisations.map(({ name }) => name),
    organisation_seats: limits.organisations.map((one) => String(one.seats)),
    held: limits.held.map(({ name }) => name),
    held_seats: limits.held.map((one) => String(one.seats)),
    held_day: limits.held.map(({ until }) => isoLocal(until).slice(0, 10)),
    held_time: limits.held.map(({ until }) => time(until)),
  };
}
