import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import type { StillStands } from './move-seminar.ts';
import { isOver } from './series.ts';
import { addMailing, changeSeminar, lockSeminar, raiseVersion } from './store.ts';

/**
 * Calls a seminar off. Bookings keep their state; one mailing row tells the worker to write to
 * everyone concerned. Cancelling again changes nothing.
 */
export function cancelSeminar(
  { clock, database }: Services,
  seminarId: number,
  actor: string,
  stillStands?: StillStands,
): Promise<'cancelled' | 'same' | 'meanwhile' | 'held' | 'unknown'> {
  const at = clock();
  return database.write(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return 'unknown';
    if (seminar.cancelledAt) return 'same';
    if (isOver(seminar, at)) return 'held';
    if (stillStands && !(await stillStands(tx, seminar))) return 'meanwhile';
    await changeSeminar(tx, seminarId, { cancelledAt: at }, at);
    await addMailing(tx, 'seminar.cancelled', seminarId, at);
    await record(tx, {
      at,
      actor,
      event: 'seminar.cancelled',
      subject: 'seminar',
      subjectId: seminarId,
      details: { before: { cancelledAt: null }, after: { cancelledAt: at } },
    });
    await raiseVersion(tx, seminar.seriesId);
    return 'cancelled';
  });
}
