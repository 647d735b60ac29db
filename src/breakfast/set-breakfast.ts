import { record } from '../history/index.ts';
import { raiseVersion } from '../series/index.ts';
import type { Services } from '../services.ts';
import { deleteNeedsAt, lockSeminar, updateBreakfast } from './store.ts';

/** Sets when the number of breakfasts is settled with the caterer; null for not yet decided. */
export function setCutOff(
  { database, clock }: Services,
  seminarId: number,
  headcountAt: Date | null,
  actor: string,
): Promise<'changed' | 'same'> {
  const at = clock();
  return database.write(async (tx) => {
    const before = await lockSeminar(tx, seminarId);
    if (!before || before.headcountAt?.getTime() === headcountAt?.getTime()) return 'same';
    await updateBreakfast(tx, seminarId, { headcountAt });
    await record(tx, {
      at,
      actor,
      event: 'seminar.headcount_set',
      subject: 'seminar',
      subjectId: seminarId,
      details: { before: { headcountAt: before.headcountAt }, after: { headcountAt } },
    });
    return 'changed';
  });
}

/** Begins or ends asking for needs at breakfast. What was told is erased when it ends (LAW-14). */
export function setAsking(
  { database, clock }: Services,
  seminarId: number,
  asksNeeds: boolean,
  actor: string,
): Promise<'changed' | 'same'> {
  const at = clock();
  return database.write(async (tx) => {
    const before = await lockSeminar(tx, seminarId);
    if (!before || before.asksNeeds === asksNeeds) return 'same';
    await updateBreakfast(tx, seminarId, { asksNeeds });
    if (!asksNeeds) await deleteNeedsAt(tx, seminarId);
    await raiseVersion(tx, before.seriesId);
    await record(tx, {
      at,
      actor,
      event: asksNeeds ? 'seminar.needs_asked' : 'seminar.needs_ended',
      subject: 'seminar',
      subjectId: seminarId,
    });
    return 'changed';
  });
}
