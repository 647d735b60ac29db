import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { isOver, mapLink, type Seminar, shiftedClosing } from './series.ts';
import { addMailing, changeSeminar, lockSeminar, raiseVersion } from './store.ts';

/** Any of what a calendar shows. A new address takes its own map link. */
export type Move = Partial<
  Pick<Seminar, 'startsAt' | 'endsAt' | 'venue' | 'address' | 'joinUrl' | 'mapUrl'>
>;

export type Moved =
  | 'moved'
  | 'same'
  | 'held'
  | 'already-cancelled'
  | 'ends-before-it-starts'
  | 'in-the-past'
  | 'unknown';

/**
 * Moves a seminar in time or place. One mailing row tells the worker to write to everyone with a
 * seat; the programme, told in minutes after the start, and the last day to sign up move along.
 */
export function moveSeminar(
  { clock, database }: Services,
  seminarId: number,
  move: Move,
  actor: string,
): Promise<Moved> {
  const at = clock();
  return database.write((tx) => moveIn(tx, seminarId, move, actor, at));
}

async function moveIn(tx: Tx, id: number, move: Move, actor: string, at: Date): Promise<Moved> {
  const seminar = await lockSeminar(tx, id);
  if (!seminar) return 'unknown';
  const change = whatDiffers(seminar, move);
  const refusal = refusalOf(seminar, change, at);
  if (refusal) return refusal;
  const before = pick(seminar, change);
  await changeSeminar(tx, id, { ...change, ...shiftedClosing(seminar, change.startsAt) }, at);
  await addMailing(tx, 'seminar.moved', id, at);
  await record(tx, {
    at,
    actor,
    event: 'seminar.moved',
    subject: 'seminar',
    subjectId: id,
    details: { before, after: change },
  });
  await raiseVersion(tx, seminar.seriesId);
  return 'moved';
}

function whatDiffers(seminar: Seminar, move: Move): Move {
  const wanted = { ...move };
  if (move.address && move.address !== seminar.address) wanted.mapUrl ??= mapLink(move.address);
  const entries = Object.entries(wanted).filter(
    ([field, to]) => to !== undefined && String(seminar[field as keyof Move]) !== String(to),
  );
  return Object.fromEntries(entries);
}

function refusalOf(seminar: Seminar, change: Move, now: Date): Moved | undefined {
  const { startsAt, endsAt } = { ...seminar, ...change };
  if (seminar.cancelledAt) return 'already-cancelled';
  if (isOver(seminar, now)) return 'held';
  if (Object.keys(change).length === 0) return 'same';
  if (endsAt <= startsAt) return 'ends-before-it-starts';
  return change.startsAt && startsAt <= now ? 'in-the-past' : undefined;
}

const pick = (seminar: Seminar, change: Move) =>
  Object.fromEntries(Object.keys(change).map((field) => [field, seminar[field as keyof Move]]));
