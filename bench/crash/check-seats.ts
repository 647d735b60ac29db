import { offerDeadline } from '../../src/bookings/seats.ts';
import type { Rows } from '../support/rows.ts';

/** No seat oversold, counters equal the rows, no free seat beside a line, nobody twice. */
export function wrongSeats({ seminars, bookings }: Rows, now: Date, offerHours: number): string[] {
  const wrong: string[] = [];
  for (const seminar of seminars) {
    const own = bookings.filter(({ seminarId }) => seminarId === seminar.id);
    const taken = own.filter(({ state }) => state === 'confirmed' || state === 'offered').length;
    const waiting = own.filter(({ state }) => state === 'waiting').length;
    const { id, capacity, seatsTaken, inLine } = seminar;
    if (taken > capacity) wrong.push(`seminar ${id}: ${taken} of ${capacity} seats are taken`);
    if (seatsTaken !== taken) wrong.push(`seminar ${id}: counts ${seatsTaken} seats, has ${taken}`);
    if (inLine !== waiting) wrong.push(`seminar ${id}: counts ${inLine} in line, has ${waiting}`);
    const canOffer = offerDeadline(now, seminar.startsAt, offerHours) && !seminar.cancelledAt;
    if (canOffer && taken < capacity && waiting > 0) {
      wrong.push(`seminar ${id}: ${capacity - taken} free beside a line of ${waiting}`);
    }
  }
  const active = bookings.filter(({ state }) =>
    ['requested', 'confirmed', 'waiting', 'offered'].includes(state),
  );
  const places = new Set(active.map(({ seminarId, signUpId }) => `${seminarId} ${signUpId}`));
  if (places.size < active.length) wrong.push('somebody has two bookings for one seminar');
  return wrong;
}

/** Each seminar stands where it was last moved to, or where a move was under way to. */
export function wrongMoves(
  { seminars }: Rows,
  moves: { seminarId: number; startsAt: number; isDone: boolean }[],
): string[] {
  return seminars.flatMap(({ id, startsAt }) => {
    const own = moves.filter(({ seminarId }) => seminarId === id);
    const lastDone = own.findLastIndex(({ isDone }) => isDone);
    if (lastDone < 0) return [];
    const possible = own.slice(lastDone).map((move) => move.startsAt);
    return possible.includes(startsAt.getTime())
      ? []
      : [`seminar ${id}: an acknowledged move is lost`];
  });
}
