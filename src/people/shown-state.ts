import type { Seminar } from '../series/index.ts';
import { type BookingState, isActive } from '../storage/values.ts';

export type ShownState = BookingState | 'calledOff';

/** What a booking is to whoever reads of it: at a seminar that is called off nothing is held. */
export const shownState = (
  state: BookingState,
  { cancelledAt }: Pick<Seminar, 'cancelledAt'>,
): ShownState => (cancelledAt && isActive(state) ? 'calledOff' : state);
