import type { Seminar } from '../series/index.ts';
import type { BookingState } from '../storage/values.ts';
import { activeStates } from './filter-store.ts';

export type ShownState = BookingState | 'calledOff';

/** What a booking is to whoever reads of it: at a seminar that is called off nothing is held. */
export const shownState = (
  state: BookingState,
  { cancelledAt }: Pick<Seminar, 'cancelledAt'>,
): ShownState => (cancelledAt && activeStates.includes(state) ? 'calledOff' : state);
