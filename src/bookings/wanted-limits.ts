import type { SeatLimitKind, Sector } from '../storage/values.ts';
import type { FieldError } from '../web/forms.ts';

/** What an organiser wants to hold of a seminar beside its capacity. */
export interface WantedLimits {
  needsApproval: boolean;
  each: number | null;
  sectors: { sector: Sector; seats: number }[];
  /** Organisations by name, known or not. */
  organisations: { name: string; seats: number }[];
  held: { name: string; seats: number; until: Date }[];
}

/** One limit, whatever its kind; as a row is stored. */
export interface LimitRow {
  kind: SeatLimitKind;
  sector: Sector | null;
  organisationId: number | null;
  seats: number;
  heldUntil: Date | null;
}

export interface Organisation {
  id: number;
  name: string;
  sector: Sector;
}

/** Two rows with the same key are the same limit, whatever its seats. */
export const keyOf = ({ kind, sector, organisationId, heldUntil }: LimitRow) =>
  [kind, sector, organisationId, heldUntil?.getTime()].join(' ');

/** The rows wanted, with the organisations that the names mean, in the order of the form. */
export function rowsOf(wanted: WantedLimits, named: Map<string, Organisation>): LimitRow[] {
  const none = { sector: null, organisationId: null, heldUntil: null };
  const idOf = (name: string) => named.get(name)?.id ?? null;
  return [
    ...(wanted.each === null ? [] : [{ ...none, kind: 'each' as const, seats: wanted.each }]),
    ...wanted.sectors.map((one) => ({ ...none, kind: 'sector' as const, ...one })),
    ...wanted.organisations.map(({ name, seats }) => ({
      ...{ ...none, kind: 'organisation' as const, seats },
      organisationId: idOf(name),
    })),
    ...wanted.held.map(({ name, seats, until }) => ({
      ...{ ...none, kind: 'held' as const, seats },
      organisationId: idOf(name),
      heldUntil: until,
    })),
  ];
}

/** Why these limits cannot stand together, as the form says it. */
export function conflictsOf(
  rows: LimitRow[],
  organisations: Organisation[],
  capacity: number,
): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string, values: Record<string, string | number>) =>
    errors.push({ field, message: `limits.errors.${message}`, values });
  const nameOf = (id: number | null) => organisations.find((one) => one.id === id)?.name ?? '';
  const twice = rows.find((row, at) => rows.findIndex((one) => keyOf(one) === keyOf(row)) < at);
  if (twice) {
    const field = twice.kind === 'held' ? 'held' : 'organisation';
    wrong(field, 'twice', { organisation: nameOf(twice.organisationId) });
  }
  const held = rows.filter(({ kind }) => kind === 'held');
  const all = sum(held);
  if (all > capacity) wrong('held', 'heldOver', { held: all, capacity });
  const each = rows.find(({ kind }) => kind === 'each')?.seats;
  for (const id of new Set(held.map(({ organisationId }) => organisationId))) {
    const own = rows.find((row) => row.kind === 'organisation' && row.organisationId === id);
    const most = own?.seats ?? each;
    const seats = sum(held.filter(({ organisationId }) => organisationId === id));
    if (most === undefined || seats <= most) continue;
    wrong('held', 'heldOverOwn', { organisation: nameOf(id), held: seats, seats: most });
  }
  for (const { sector, seats } of rows.filter(({ kind }) => kind === 'sector')) {
    const ids = organisations.filter((one) => one.sector === sector).map(({ id }) => id);
    const alike = sum(held.filter(({ organisationId }) => ids.includes(organisationId ?? 0)));
    if (alike > seats) wrong('held', 'heldOverSector', { held: alike, seats });
  }
  return errors.slice(0, 1);
}

const sum = (rows: LimitRow[]) => rows.reduce((total, { seats }) => total + seats, 0);
