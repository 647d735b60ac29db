import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reader } from '../storage/database.ts';
import { type Sector, sectors } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { readLimitRows, type ShownLimits } from './limit-rows.ts';
import { unusedHeld } from './limits.ts';
import { limitFields } from './manage-limits-forms.ts';
import { type Frame, send } from './manage-pages.ts';
import { readSeats } from './read-seats.ts';

/** What stands beside the form: how far each limit is used. */
export interface LimitsModel {
  values: Typed;
  errors: FieldError[];
  sectors: { sector: Sector; taken: number }[];
  /** By the names that stand now, as the form says them. */
  taken: Map<string, number>;
  held: number;
  /** Left for anyone; negative when more is promised than is left. */
  free: number;
  requests: number;
}

interface Shown {
  values?: Typed;
  errors?: FieldError[];
}

export async function sendLimits(
  request: FastifyRequest,
  reply: FastifyReply,
  frame: Frame,
  read: { db: Reader; now: Date },
  { values, errors = [] }: Shown,
) {
  const limits = await readLimitRows(read.db, frame.seminar, read.now);
  const model = await limitsModel(frame, read, limits);
  const shown = { ...model, values: values ?? limitFields(limits), errors };
  const status = errors.length > 0 ? 422 : 200;
  return send(request, reply, frame, 'bookings/manage-limits', status, shown);
}

async function limitsModel(
  { seminar }: Frame,
  { db, now }: { db: Reader; now: Date },
  { organisations, held }: ShownLimits,
): Promise<Omit<LimitsModel, 'values' | 'errors'>> {
  const { state, asking } = await readSeats(db, seminar, now);
  const takenBy = (id: number) => state.taken.organisations.get(id) ?? 0;
  const named = [...organisations, ...held];
  const unused = unusedHeld(state);
  return {
    sectors: sectors.map((sector) => ({ sector, taken: state.taken.sectors.get(sector) ?? 0 })),
    taken: new Map(named.map(({ name, organisationId }) => [name, takenBy(organisationId)])),
    held: unused,
    free: state.capacity - state.taken.all - unused,
    requests: asking.length,
  };
}
