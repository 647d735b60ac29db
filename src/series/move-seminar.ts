import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { isUntouched } from './manage-store.ts';
import { isOver, mapLink, type Seminar, shiftedClosing } from './series.ts';
import { addMailing, changeSeminar, lockSeminar, raiseVersion } from './store.ts';

/** Any of what a calendar shows. A new address takes its own map link. */
export type Move = Partial<
  Pick<Seminar, 'startsAt' | 'endsAt' | 'venue' | 'address' | 'joinUrl' | 'mapUrl'>
>;

export type Moved =
  | 'moved'
  | 'same'
  | 'meanwhile'
  | 'held'
  | 'already-cancelled'
  | 'ends-before-it-starts'
  | 'in-the-past'
  | 'unknown';

/** Whether what somebody decided by still stands, asked once the seminar is locked. */
export type StillStands = (tx: Tx, seminar: Seminar) => Promise<boolean>;

/**
 * Moves a seminar in time or place. One mailing row tells the worker to write to everyone with a
 * seat, and to those who wait for one; the programme, told in minutes after the start, and the last day to sign up move along.
 */
export function moveSeminar(
  { clock, database }: Services,
  seminarId: number,
  move: Move,
  actor: string,
  stillStands?: StillStands,
): Promise<Moved> {
  const at = clock();
  return database.write(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return 'unknown';
    const isFree = await isUntouched(tx, seminar);
    const { change, refusal } = planMove(seminar, move, at, isFree);
    if (refusal) return refusal;
    if (stillStands && !(await stillStands(tx, seminar))) return 'meanwhile';
    await moveIn(tx, seminar, change, actor, at);
    if (!isFree) await addMailing(tx, 'seminar.moved', seminar.id, at);
    return 'moved';
  });
}

type Change = Move & { closesAt?: Date };

async function moveIn(tx: Tx, seminar: Seminar, change: Change, actor: string, at: Date) {
  await changeSeminar(tx, seminar.id, change, at);
  await record(tx, {
    at,
    actor,
    event: 'seminar.moved',
    subject: 'seminar',
    subjectId: seminar.id,
    details: { before: pick(seminar, change), after: change },
  });
  await raiseVersion(tx, seminar.seriesId);
}

export interface MovePlan {
  /** What would be another; the last day to sign up moves along with the day. */
  change: Change;
  /** Why it may not be made. */
  refusal: Exclude<Moved, 'moved' | 'meanwhile' | 'unknown'> | undefined;
}

/** `isFree`: it is nobody's yet, so that also one whose day was past can be mended. */
export function planMove(seminar: Seminar, move: Move, now: Date, isFree: boolean): MovePlan {
  const differs = whatDiffers(seminar, move);
  const change = { ...differs, ...shiftedClosing(seminar, differs.startsAt) };
  return { change, refusal: refusalOf(seminar, differs, now, isFree) };
}

function whatDiffers(seminar: Seminar, move: Move): Move {
  const wanted = { ...move };
  if (move.address && move.address !== seminar.address) wanted.mapUrl ??= mapLink(move.address);
  const entries = Object.entries(wanted).filter(
    ([field, to]) => to !== undefined && String(seminar[field as keyof Move]) !== String(to),
  );
  return Object.fromEntries(entries);
}

function refusalOf(
  seminar: Seminar,
  change: Move,
  now: Date,
  isFree: boolean,
): MovePlan['refusal'] {
  const { startsAt, endsAt } = { ...seminar, ...change };
  if (seminar.cancelledAt) return 'already-cancelled';
  if (isOver(seminar, now) && !isFree) return 'held';
  if (Object.keys(change).length === 0) return 'same';
  if (endsAt <= startsAt) return 'ends-before-it-starts';
  return change.startsAt && startsAt <= now ? 'in-the-past' : undefined;
}

const pick = (seminar: Seminar, change: Change) =>
  Object.fromEntries(Object.keys(change).map((field) => [field, seminar[field as keyof Change]]));
