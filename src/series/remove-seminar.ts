import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import { deleteSeminar, isUntouched } from './manage-store.ts';
import { lockSeminar, raiseVersion } from './store.ts';

/**
 * Takes a seminar out of a draft that nobody has seen, with all that was written about it; those
 * after it move up a number. Once people may know of a seminar it is cancelled instead.
 */
export function removeSeminar(
  { clock, database }: Services,
  seminarId: number,
  actor: string,
): Promise<'removed' | 'touched' | 'unknown'> {
  const at = clock();
  return database.write(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return 'unknown';
    if (!(await isUntouched(tx, seminar))) return 'touched';
    const { seriesId, number, theme, startsAt, endsAt, venue } = seminar;
    await deleteSeminar(tx, seminar);
    await record(tx, {
      at,
      actor,
      event: 'seminar.removed',
      subject: 'series',
      subjectId: seriesId,
      details: { before: { number, theme, startsAt, endsAt, venue } },
    });
    await raiseVersion(tx, seriesId);
    return 'removed';
  });
}
