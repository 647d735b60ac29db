import { record } from '../history/record.ts';
import { listUnknown, matchOrganisation, type UnknownName } from '../organisations/index.ts';
import { raiseVersion } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { tryOut, Undone, unlessUndone } from '../storage/try-out.ts';
import type { BookingState } from '../storage/values.ts';
import type { FieldError } from '../web/forms.ts';
import { listAllConcerned, listAllStandings } from './concerned.ts';
import type { Concerned } from './concerned-store.ts';
import { letIn } from './let-in.ts';
import { readLimitRows, type ShownLimits, storeLimits } from './limit-rows.ts';
import { listOrganisations, setSeminarLimits } from './limits-store.ts';
import { pastChanging } from './planned.ts';
import { listBookingsById } from './requests-store.ts';
import { type Moment, settle } from './settle.ts';
import { getSeries, lockSeminars, type Seminar } from './store.ts';
import { conflictsOf, type Organisation, rowsOf, type WantedLimits } from './wanted-limits.ts';

/** What came of new limits: who stands where, before and after. */
export interface LimitsChanged {
  kind: 'changed';
  seminar: Seminar;
  after: Seminar;
  limits: { before: ShownLimits; after: ShownLimits };
  /** Everyone active, as they are after it. */
  concerned: Concerned[];
  /** In what state each of them was, by booking. */
  states: Map<number, BookingState>;
  /** Organisations of the form that nobody had heard of. */
  unknown: UnknownName[];
  /** Of all this: a confirmation carries it, and is not heard when it would be another. */
  fingerprint: string;
}

export type LimitsSet =
  | LimitsChanged
  | { kind: 'same' | 'meanwhile' | 'past' | 'unknown' }
  | { kind: 'invalid'; errors: FieldError[] };

interface Order {
  seminarId: number;
  wanted: WantedLimits;
  actor: string;
  moment: Moment;
}

/**
 * Sets approval, limits and held seats of a seminar, and lets in whom they let in: the line first,
 * then those who asked, if approval is no longer needed. Nobody loses a seat.
 *
 * @param seen Fingerprint of what was shown; done only if the same comes of it now.
 */
export function setLimits(
  services: Services,
  seminarId: number,
  wanted: WantedLimits,
  actor: string,
  seen?: string,
): Promise<LimitsSet> {
  const order = { seminarId, wanted, actor, moment: momentOf(services) };
  return unlessUndone(
    services.database.write(async (tx) => {
      const set = await setIn(tx, order);
      if (set.kind !== 'changed') throw new Undone(set);
      const isSeen = seen === undefined || set.fingerprint === seen;
      if (!isSeen) throw new Undone({ kind: 'meanwhile' });
      return set;
    }),
  );
}

/** What would come of it. Changes nothing. */
export function tryLimits(services: Services, seminarId: number, wanted: WantedLimits) {
  const order = { seminarId, wanted, actor: 'service', moment: momentOf(services) };
  return tryOut(services.database, (tx) => setIn(tx, order));
}

const momentOf = ({ clock, config }: Services) => ({ at: clock(), offerHours: config.offerHours });

async function setIn(tx: Tx, order: Order): Promise<LimitsSet> {
  const { wanted, moment } = order;
  const [seminar] = await lockSeminars(tx, [order.seminarId]);
  if (!seminar) return { kind: 'unknown' };
  if (pastChanging(seminar, moment.at) || seminar.startsAt <= moment.at) return { kind: 'past' };
  const unknown = await listUnknown(tx, namesIn(wanted));
  const organisations = await organisationsOf(tx, wanted, moment.at);
  const rows = rowsOf(wanted, organisations);
  const errors = conflictsOf(rows, [...organisations.values()], seminar.capacity);
  if (errors.length > 0) return { kind: 'invalid', errors };

  const before = await readLimitRows(tx, seminar, moment.at);
  const standings = await listAllStandings(tx, seminar.id);
  const isOther = await storeLimits(tx, seminar.id, rows, moment.at);
  if (!isOther && seminar.needsApproval === wanted.needsApproval) return { kind: 'same' };
  const after = await apply(tx, order, seminar, rows.length > 0);
  const limits = { before, after: await readLimitRows(tx, after, moment.at) };
  await recordChange(tx, order, limits);
  const concerned = await listAllConcerned(tx, seminar.id);
  const states = new Map(standings.map(({ id, state }) => [id, state]));
  const set = { kind: 'changed', seminar, after, limits, concerned, states, unknown } as const;
  return { ...set, fingerprint: previewSeen(set) };
}

const namesIn = ({ organisations, held }: WantedLimits) => [
  ...new Set([...organisations, ...held].map(({ name }) => name)),
];

/** By the names of the form; one that nobody knows yet is made, as when a person types it. */
async function organisationsOf(tx: Tx, wanted: WantedLimits, at: Date) {
  const named = new Map<string, Organisation>();
  for (const name of namesIn(wanted)) {
    const { id } = await matchOrganisation(tx, name, '', at);
    const [found] = await listOrganisations(tx, [id]);
    if (found) named.set(name, found);
  }
  return named;
}

async function apply(tx: Tx, order: Order, seminar: Seminar, limited: boolean) {
  const { needsApproval } = order.wanted;
  const { moment, actor } = order;
  const series = await getSeries(tx, seminar.seriesId);
  const changed = await setSeminarLimits(tx, seminar.id, { needsApproval, limited });
  let after = await settle(tx, series, seminar, changed, moment);
  if (seminar.needsApproval && !needsApproval) {
    const asking = (await listAllStandings(tx, seminar.id)).filter(
      ({ state }) => state === 'requested',
    );
    for (const { id } of asking) {
      const [one] = await listBookingsById(tx, [id]);
      if (!one) throw new Error('A request went while its seminar was locked');
      const occasion = { series, seminar: after, at: moment.at };
      after = await letIn(tx, one, occasion, { actor, letters: 'send' });
    }
  }
  await raiseVersion(tx, series.id);
  return after;
}

function recordChange(tx: Tx, { actor, moment, seminarId }: Order, limits: object) {
  const entry = { at: moment.at, actor, event: 'seminar.limits_changed', subject: 'seminar' };
  return record(tx, { ...entry, subjectId: seminarId, details: limits });
}

/** An organisation that is made by the change has another id at each try; its name it keeps. */
const withoutIds = (key: string, value: unknown) => (key === 'organisationId' ? undefined : value);

function previewSeen(set: Omit<LimitsChanged, 'kind' | 'fingerprint'>) {
  const { id, startsAt, capacity, needsApproval } = set.seminar;
  const moved = set.concerned.map(({ booking: { id: booking, state } }) => [
    ...[booking, state, set.states.get(booking)],
  ]);
  const shown = [id, startsAt, capacity, needsApproval, set.after.needsApproval];
  return fingerprintOf([...shown, set.limits, moved], withoutIds);
}
