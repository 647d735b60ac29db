import { canMark } from '../attendance/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Seminar } from '../series/index.ts';
import { activeStates, type BookingState, type Language } from '../storage/values.ts';
import type { ListPlace, PeopleList } from './people.ts';

/** What can be done with many at once; a move with the seminar to move to. */
export type BulkAction =
  | { kind: 'came' | 'undone' | 'cancel' | 'approve' | 'refuse' }
  | { kind: 'move'; to: number };

/** So many in one unit: others wait for their seat meanwhile. */
export const mostAtOnce = 200;

/** As a form names it: `cancel`, `move-2`. */
export function readAction(text: string): BulkAction | undefined {
  const to = /^move-([1-9]\d?)$/.exec(text)?.[1];
  if (to) return { kind: 'move', to: Number(to) };
  const kinds = ['came', 'undone', 'cancel', 'approve', 'refuse'] as const;
  const kind = kinds.find((one) => one === text);
  return kind && { kind };
}

export const actionText = (action: BulkAction) =>
  action.kind === 'move' ? `move-${action.to}` : action.kind;

const isAhead = ({ startsAt, cancelledAt }: Seminar, now: Date) =>
  startsAt > now && cancelledAt === null;

/** What can be done with a list now, most common first. */
export function bulkActions({ seminars, seminar }: ListPlace, now: Date): BulkAction[] {
  if (!seminar) return seminars.some((one) => isAhead(one, now)) ? [{ kind: 'cancel' }] : [];
  const actions: BulkAction[] = [];
  if (canMark(seminar, now)) actions.push({ kind: 'came' }, { kind: 'undone' });
  if (!isAhead(seminar, now)) return actions;
  if (seminar.needsApproval) actions.push({ kind: 'approve' }, { kind: 'refuse' });
  const others = seminars.filter((one) => one.id !== seminar.id && isAhead(one, now));
  const moves = others.map(({ number }): BulkAction => ({ kind: 'move', to: number }));
  return [...actions, { kind: 'cancel' }, ...moves];
}

export function actionLabel(action: BulkAction, seminars: Seminar[], language: Language) {
  const t = translator(language);
  if (action.kind !== 'move') return t(`peopleLists.bulk.${action.kind}`);
  const to = seminars.find(({ number }) => number === action.to);
  const day = to ? formatIn(language).shortDay(to.startsAt) : '';
  return t('peopleLists.bulk.move', { day, theme: to?.theme[language] ?? '' });
}

/** Those of a list with whom it can be done. */
export function ableIn(
  list: PeopleList,
  { seminars }: ListPlace,
  { kind }: BulkAction,
  now: Date,
): PeopleList {
  if (list.scope.seminarId === null) {
    const standingAt = seminars.filter((one) => isAhead(one, now)).map(({ id }) => id);
    return { ...list, standingAt };
  }
  if (kind === 'came') return { ...list, states: ['confirmed'], isMarked: false };
  if (kind === 'undone') return { ...list, isMarked: true };
  const states: readonly BookingState[] =
    kind === 'approve' || kind === 'refuse' ? ['requested'] : activeStates;
  return { ...list, states };
}
