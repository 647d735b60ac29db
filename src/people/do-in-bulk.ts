import { checkIn } from '../attendance/index.ts';
import {
  type Acting,
  approveBookings,
  hasLeft,
  leave,
  listActiveBookings,
  lockSeminars,
  refuseBookings,
  type SignUp,
} from '../bookings/index.ts';
import { addBookings, cancelAll } from '../registrations/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import type { BookingState, Language } from '../storage/values.ts';
import type { BulkAction } from './bulk.ts';
import {
  listPickedBookings,
  listPickedPeople,
  listStandingsOf,
  setLanguageOf,
} from './bulk-store.ts';
import { inOneUnit } from './one-unit.ts';
import type { ListPlace } from './people.ts';

export interface BulkOrder {
  action: BulkAction;
  /** Of a seminar's list bookings, of a series' list sign-ups. */
  ids: number[];
  /** What those who are refused are told. */
  because: string | null;
  /** Under it those who are marked as come can be taken back together. */
  nonce: string;
  by: Acting;
}

export interface BulkDone {
  done: number;
  /** Where a move or a yes led: to a seat, to the line, to an organiser's answer. */
  seated: number;
  inLine: number;
  asking: number;
  passedOver: number;
  /** Of all that was there before and all that came of it. */
  fingerprint: string;
}

/** What was shown is no longer what there is; nothing was done. */
export class ChangedMeanwhile extends Error {}

type Count = Omit<BulkDone, 'fingerprint' | 'passedOver'>;
const nobody: Count = { done: 0, seated: 0, inLine: 0, asking: 0 };

/**
 * Does one thing with many people, all of it or none.
 *
 * @param seen The fingerprint of what the organiser was shown; without one it is not looked at.
 * @param as In which language to write to them: for a sample, in a unit that is undone.
 * @throws {ChangedMeanwhile}
 */
export function doInBulk(
  services: Services,
  at: ListPlace,
  order: BulkOrder,
  { seen, as }: { seen?: string; as?: Language } = {},
): Promise<BulkDone> {
  return inOneUnit(services, async (inside, tx) => {
    await lockSeminars(tx, lockedBy(at, order));
    const people = await peopleOf(tx, at, order.ids);
    if (as) for (const { id } of people) await setLanguageOf(tx, id, as);
    const signUpIds = people.map(({ id }) => id);
    const before = signUpIds.length > 0 ? await listStandingsOf(tx, signUpIds) : [];
    const count = await perform(inside, tx, at, order);
    const fingerprint = fingerprintOf([order.action, order.because, before, count]);
    if (seen !== undefined && seen !== fingerprint) throw new ChangedMeanwhile();
    return { ...count, passedOver: order.ids.length - count.done, fingerprint };
  });
}

/** In number order, as every unit that moves seats. */
function lockedBy({ seminars, seminar }: ListPlace, { action }: BulkOrder) {
  return seminars
    .filter(
      ({ id, number }) =>
        !seminar || id === seminar.id || (action.kind === 'move' && number === action.to),
    )
    .map(({ id }) => id);
}

async function peopleOf(tx: Tx, { series, seminar }: ListPlace, ids: number[]): Promise<SignUp[]> {
  if (ids.length === 0) return [];
  if (!seminar) return listPickedPeople(tx, series.id, ids);
  return (await listPickedBookings(tx, seminar.id, ids)).map(({ signUp }) => signUp);
}

async function perform(
  inside: Services,
  tx: Tx,
  at: ListPlace,
  { action, ids, because, nonce, by }: BulkOrder,
): Promise<Count> {
  const { seminar } = at;
  if (ids.length === 0) return nobody;
  if (!seminar) {
    return cancelEach(inside, tx, at, await listPickedPeople(tx, at.series.id, ids), by);
  }
  const { kind } = action;
  if (kind === 'came' || kind === 'undone') {
    const mark = { seminarId: seminar.id, bookingIds: ids, kind, nonce, actor: by.actor };
    const marked = await checkIn(inside, mark);
    return { ...nobody, done: marked.kind === 'marked' ? marked.count : 0 };
  }
  if (kind === 'approve') {
    const { answered, seated } = await approveBookings(inside, ids, by);
    return { ...nobody, done: answered, seated, inLine: answered - seated };
  }
  if (kind === 'refuse') {
    return { ...nobody, done: (await refuseBookings(inside, ids, because, by)).answered };
  }
  const picked = await listPickedBookings(tx, seminar.id, ids);
  if (kind === 'move') return moveEach(inside, tx, at, picked, action.to, by);
  const people = inOrder(picked, 'seats last').map(({ signUp }) => signUp);
  return leaveEach(inside, people, seminar.number, by);
}

/** The lines first, for the same reason. */
async function cancelEach(
  inside: Services,
  tx: Tx,
  { seminars }: ListPlace,
  people: SignUp[],
  by: Acting,
): Promise<Count> {
  const numbers = new Map(seminars.map(({ id, number }) => [id, number]));
  const left = new Set<number>();
  for (const signUp of people) {
    for (const { state, seminarId } of await listActiveBookings(tx, signUp.id)) {
      if (state === 'confirmed') continue;
      const ended = await leave(inside, signUp, numbers.get(seminarId) ?? 0, by);
      if (hasLeft(ended)) left.add(signUp.id);
    }
  }
  for (const signUp of people) {
    if ((await cancelAll(inside, signUp, by)) > 0) left.add(signUp.id);
  }
  return { ...nobody, done: left.size };
}

async function leaveEach(inside: Services, people: SignUp[], number: number, by: Acting) {
  let done = 0;
  for (const signUp of people) if (hasLeft(await leave(inside, signUp, number, by))) done += 1;
  return { ...nobody, done };
}

/** First the new places, for those with a seat before those who wait; then the old ones are left. */
async function moveEach(
  inside: Services,
  tx: Tx,
  { seminars, seminar }: ListPlace,
  picked: Picked[],
  to: number,
  by: Acting,
): Promise<Count> {
  const target = seminars.find(({ number }) => number === to);
  if (!target || !seminar) return nobody;
  const count = { ...nobody };
  const moved: Picked[] = [];
  for (const one of inOrder(picked, 'seats first')) {
    if ((await addBookings(inside, one.signUp, [to], by)) === 0) continue;
    moved.push(one);
    const bookings = await listActiveBookings(tx, one.signUp.id);
    const made = bookings.find(({ seminarId }) => seminarId === target.id);
    if (made?.state === 'confirmed') count.seated += 1;
    else if (made?.state === 'requested') count.asking += 1;
    else count.inLine += 1;
  }
  const people = inOrder(moved, 'seats last').map(({ signUp }) => signUp);
  const { done } = await leaveEach(inside, people, seminar.number, by);
  return { ...count, done };
}

type Picked = Awaited<ReturnType<typeof listPickedBookings>>[number];
const states: BookingState[] = ['confirmed', 'offered', 'waiting', 'requested'];

/** Seats are left last: or the line would be offered those of people who are to leave it too. */
function inOrder(picked: Picked[], first: 'seats first' | 'seats last') {
  const sign = first === 'seats first' ? 1 : -1;
  const rank = ({ booking }: Picked) => states.indexOf(booking.state);
  return picked
    .filter((one) => rank(one) >= 0)
    .toSorted((a, b) => sign * (rank(a) - rank(b)) || a.booking.id - b.booking.id);
}
