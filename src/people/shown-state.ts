import type { Seminar } from '../series/index.ts';
import { type BookingState, isActive } from '../storage/values.ts';
import { peopleStates } from './people.ts';

export type ShownState = BookingState | 'calledOff';

export const shownStates = peopleStates.filter(
  (state): state is ShownState => state !== 'came' && state !== 'unreached',
);

/** What a booking is to whoever reads of it: at a seminar that is called off nothing is held. */
export const shownState = (
  state: BookingState,
  { cancelledAt }: Pick<Seminar, 'cancelledAt'>,
): ShownState => (cancelledAt && isActive(state) ? 'calledOff' : state);
