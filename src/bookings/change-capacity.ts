import { record } from '../history/record.ts';
import type { StillStands } from '../series/index.ts';
import type { Services } from '../services.ts';
import { countHeld } from './limit-rows.ts';
import { settle } from './settle.ts';
import { getSeries, lockSeminars, setCapacity } from './store.ts';

/**
 * Raises or lowers how many seats a seminar has. Nobody is thrown out: lowered under what is
 * taken, it is full until enough have left; but held seats are a promise, and it cannot be lowered
 * under those. New seats go to the line first.
 */
export function changeCapacity(
  services: Services,
  seminarId: number,
  capacity: number,
  actor: string,
  stillStands?: StillStands,
): Promise<'changed' | 'same' | 'meanwhile' | 'under-held' | 'unknown'> {
  const moment = { at: services.clock(), offerHours: services.config.offerHours };
  return services.database.write(async (tx) => {
    const [seminar] = await lockSeminars(tx, [seminarId]);
    if (!seminar) return 'unknown';
    if (seminar.capacity === capacity) return 'same';
    if (stillStands && !(await stillStands(tx, seminar))) return 'meanwhile';
    if (capacity < (await countHeld(tx, seminar, moment.at))) return 'under-held';
    const after = await setCapacity(tx, seminarId, capacity);
    await record(tx, {
      at: moment.at,
      actor,
      event: 'seminar.capacity_changed',
      subject: 'seminar',
      subjectId: seminarId,
      details: { before: { capacity: seminar.capacity }, after: { capacity } },
    });
    await settle(tx, await getSeries(tx, seminar.seriesId), seminar, after, moment);
    return 'changed';
  });
}
