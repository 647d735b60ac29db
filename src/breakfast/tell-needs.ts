import { listSeminars, type Seminar } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import type { Need } from '../storage/values.ts';
import { doesAsk } from './needs.ts';
import { deleteNeedsOf, insertNeeds, listNeeds, lockSeminar } from './store.ts';

const idsOf = (seminars: Seminar[]) => seminars.map(({ id }) => id);

/**
 * Part of the sign-up's unit, with its seminars locked: what somebody needs at breakfast, for
 * each booking that has nothing told yet. A form adds and never changes.
 */
export async function addNeeds(tx: Tx, signUpId: number, seminars: Seminar[], needs: Need[]) {
  const asking = needs.length > 0 ? seminars.filter(doesAsk) : [];
  if (asking.length === 0) return;
  for (const [bookingId, told] of await listNeeds(tx, signUpId, idsOf(asking))) {
    if (told.length === 0) await insertNeeds(tx, bookingId, needs);
  }
}

/** Part of a unit with these seminars locked: a morning booked later has the needs of the others. */
export async function carryNeeds(tx: Tx, signUpId: number, seriesId: number, seminars: Seminar[]) {
  if (!seminars.some(doesAsk)) return;
  const all = await listNeeds(tx, signUpId, idsOf(await listSeminars(tx, seriesId)));
  await addNeeds(tx, signUpId, seminars, [...new Set([...all.values()].flat())]);
}

/** What one person has told for any of these seminars. */
export async function needsOf({ database }: Services, signUpId: number, seminars: Seminar[]) {
  const told = await listNeeds(database.read, signUpId, idsOf(seminars));
  return [...new Set([...told.values()].flat())];
}

/**
 * Changes what one person needs, at every seminar that asks and that they are booked to. Leaves
 * no trace of what it was, nor that it was changed (LAW-14).
 */
export function changeNeeds(
  { database }: Services,
  signUpId: number,
  seminarIds: number[],
  needs: Need[],
) {
  return database.write(async (tx) => {
    const asking: Seminar[] = [];
    for (const id of seminarIds) {
      const seminar = await lockSeminar(tx, id);
      if (seminar && doesAsk(seminar)) asking.push(seminar);
    }
    if (asking.length === 0) return;
    for (const [bookingId] of await listNeeds(tx, signUpId, idsOf(asking))) {
      await deleteNeedsOf(tx, bookingId);
      await insertNeeds(tx, bookingId, needs);
    }
  });
}
