import type { BookingState } from '../storage/values.ts';

/** Breakfasts from bookings alone. */
export interface Headcount {
  confirmed: number;
  /** Have been offered a seat and may still say yes. */
  offered: number;
}

export interface CountedBooking {
  id: number;
  state: BookingState;
  createdAt: Date;
  /** When it last changed state. */
  stateAt: Date;
}

/** What was done about a booking. */
export interface BookingEvent {
  bookingId: number;
  event: string;
  details: unknown;
}

export function countOf(states: (BookingState | undefined)[]): Headcount {
  const of = (wanted: BookingState) => states.filter((state) => state === wanted).length;
  return { confirmed: of('confirmed'), offered: of('offered') };
}

/**
 * How it was at an earlier instant.
 *
 * @param later What was done since then, oldest first.
 */
export function headcountAt(bookings: CountedBooking[], later: BookingEvent[], at: Date) {
  const firstChange = new Map<number, BookingState>();
  for (const one of later) {
    const before = stateBefore(one);
    if (before && !firstChange.has(one.bookingId)) firstChange.set(one.bookingId, before);
  }
  return countOf(
    bookings.map(({ id, state, createdAt, stateAt }) => {
      if (createdAt > at) return undefined;
      return stateAt <= at ? state : (firstChange.get(id) ?? state);
    }),
  );
}

/** Where history does not say what was before, the event itself does. */
const implied: Record<string, BookingState> = {
  'booking.offered': 'waiting',
  'booking.accepted': 'offered',
  'booking.refused': 'requested',
};

function stateBefore({ event, details }: BookingEvent): BookingState | undefined {
  const told = (details as { before?: { state?: BookingState } } | null)?.before?.state;
  return told ?? implied[event];
}
