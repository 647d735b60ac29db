import { record } from '../history/record.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { whoMay } from './limits.ts';
import {
  listLimits,
  listRunOutBlocks,
  listUnsettled,
  setSeminarLimits,
  updateLimit,
} from './limits-store.ts';
import { readSeats } from './read-seats.ts';
import { offerDeadline } from './seats.ts';
import { type Moment, settle, settleSeminar } from './settle.ts';
import { getSeries, lockSeminars } from './store.ts';

/** Lets go the held seats whose time is out, and offers them on. Gives how many blocks. */
export async function releaseHeld(services: Services): Promise<number> {
  const moment = { at: services.clock(), offerHours: services.config.offerHours };
  let released = 0;
  for (const block of await listRunOutBlocks(services.database.read, moment.at)) {
    if (await services.database.write((tx) => releaseIn(tx, block, moment))) released += 1;
  }
  return released;
}

async function releaseIn(tx: Tx, block: { id: number; seminarId: number }, moment: Moment) {
  const [seminar] = await lockSeminars(tx, [block.seminarId]);
  const rows = await listLimits(tx, block.seminarId);
  const row = rows.find(({ limit }) => limit.id === block.id);
  const until = row?.limit.heldUntil;
  if (!seminar || !row || !until || until > moment.at) return false;
  await updateLimit(tx, block.id, { releasedAt: moment.at });
  await record(tx, {
    at: moment.at,
    actor: 'service',
    event: 'seminar.held_released',
    subject: 'seminar',
    subjectId: seminar.id,
    details: { organisation: row.name, seats: row.limit.seats },
  });
  const after = await setSeminarLimits(tx, seminar.id, { limited: rows.length > 1 });
  await settle(tx, await getSeries(tx, seminar.seriesId), seminar, after, moment);
  return true;
}

/**
 * Asks the lines that a seat stands free beside: of a seminar that was moved to later when it had
 * been too late to ask, or whose people's organisations became others. Gives how many seminars.
 */
export async function settleLines({ database, clock, config }: Services): Promise<number> {
  const moment = { at: clock(), offerHours: config.offerHours };
  let settled = 0;
  for (const seminar of await listUnsettled(database.read, moment.at)) {
    if (!offerDeadline(moment.at, seminar.startsAt, moment.offerHours)) continue;
    if (seminar.limited) {
      const { state, line } = await readSeats(database.read, seminar, moment.at);
      if (whoMay(state, line).length === 0) continue;
    }
    await database.write((tx) => settleSeminar(tx, seminar.id, moment));
    settled += 1;
  }
  return settled;
}
