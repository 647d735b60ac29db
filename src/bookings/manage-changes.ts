import {
  cancelSeminar,
  instantOr,
  type Moved,
  moveSeminar,
  placeFields,
  placeSchema,
  planMove,
  type StillStands,
  seatsSchema,
} from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Reader } from '../storage/database.ts';
import { cleanText } from '../storage/text.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { changeCapacity } from './change-capacity.ts';
import { countHeld } from './limit-rows.ts';
import type { Planned } from './planned.ts';
import type { Seminar } from './store.ts';

/** What a form asks for: `fields` say it again in the form's own words. */
export type Asked =
  | { ok: true; planned: Planned; fields: Typed; isSame: boolean }
  | { ok: false; errors: FieldError[]; typed: Typed };

/** A change that organisers make by way of a preview. */
export interface Change {
  /** The last part of its address. */
  noun: 'move' | 'cancellation' | 'seats' | 'limits';
  /** As the overview calls it when it is done. */
  done: 'moved' | 'cancelled' | 'resized';
  /** The form as it is first shown, and the field that stands first; null where none is needed. */
  form: { fields: (seminar: Seminar) => Typed; first: string } | null;
  ask: (seminar: Seminar, body: unknown, now: Date, isUntouched: boolean) => Asked;
  /** What the form alone does not tell: why it cannot be so. */
  check?: (db: Reader, seminar: Seminar, planned: Planned, now: Date) => Promise<FieldError | null>;
  make: (
    services: Services,
    seminarId: number,
    planned: Planned,
    by: { actor: string; stillStands: StillStands },
  ) => Promise<Moved | 'cancelled' | 'changed' | 'under-held'>;
}

const move: Change = {
  noun: 'move',
  done: 'moved',
  form: { fields: (seminar) => ({ ...placeFields(seminar) }), first: 'day' },
  ask: askToMove,
  make: (services, id, planned, { actor, stillStands }) =>
    planned.kind === 'move'
      ? moveSeminar(services, id, planned.move, actor, stillStands)
      : otherChange(),
};

const cancellation: Change = {
  noun: 'cancellation',
  done: 'cancelled',
  form: null,
  ask: () => ({ ok: true, planned: { kind: 'cancellation' }, fields: {}, isSame: false }),
  make: (services, id, _planned, { actor, stillStands }) =>
    cancelSeminar(services, id, actor, stillStands),
};

const seats: Change = {
  noun: 'seats',
  done: 'resized',
  form: { fields: ({ capacity }) => ({ capacity: String(capacity) }), first: 'capacity' },
  ask: (seminar, body) => {
    const form = readForm(seatsSchema, body);
    if (!form.ok) return form;
    const { capacity } = form.data;
    return {
      ok: true,
      planned: { kind: 'seats', capacity },
      fields: { capacity: String(capacity) },
      isSame: capacity === seminar.capacity,
    };
  },
  check: async (db, seminar, planned, now) => {
    const held = await countHeld(db, seminar, now);
    return planned.kind === 'seats' && planned.capacity < held
      ? { field: 'capacity', message: 'limits.errors.heldUnder', values: { held } }
      : null;
  },
  make: (services, id, planned, { actor, stillStands }) =>
    planned.kind === 'seats'
      ? changeCapacity(services, id, planned.capacity, actor, stillStands)
      : otherChange(),
};

export const changes: Change[] = [move, cancellation, seats];

function askToMove(seminar: Seminar, body: unknown, now: Date, isUntouched: boolean): Asked {
  const form = readForm(placeSchema, body);
  if (!form.ok) return form;
  const { day, from, to, venue, address, join_url } = form.data;
  const [startsAt, endsAt] = [instantOr('from', day, from), instantOr('to', day, to)];
  const wrong = (...errors: FieldError[]): Asked => ({ ok: false, errors, typed: form.typed });
  if (!(startsAt instanceof Date)) return wrong(startsAt);
  if (!(endsAt instanceof Date)) return wrong(endsAt);
  const asked = {
    startsAt,
    endsAt,
    venue: asStored(seminar.venue, venue),
    address: asStored(seminar.address, address),
    joinUrl: join_url || null,
  };
  const { refusal } = planMove(seminar, asked, now, isUntouched);
  if (refusal === 'ends-before-it-starts') {
    return wrong({ field: 'to', message: 'manageSeries.errors.order' });
  }
  if (refusal === 'in-the-past') {
    return wrong({ field: 'day', message: 'manageChanges.errors.past' });
  }
  const fields = { day, from, to, venue, address, join_url };
  return { ok: true, planned: { kind: 'move', move: asked }, fields, isSame: refusal === 'same' };
}

/** A form gives back plain spaces: a hard one that stood there is no change. */
const asStored = (stored: string, typed: string) => (cleanText(stored) === typed ? stored : typed);

function otherChange(): never {
  throw new Error('A change was planned as another');
}
