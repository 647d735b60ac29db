import { formatIn } from '../i18n/format.ts';
import { instantFrom } from '../i18n/wall-clock.ts';

const hour = 3_600_000;
/** A person needs at least this long to see a letter and answer. */
const shortestOffer = 2 * hour;

export interface Counters {
  capacity: number;
  seatsTaken: number;
  inLine: number;
}

/** Where one more person goes: a seat while there is one and nobody waits for it, else the line. */
export function placeFor({ capacity, seatsTaken, inLine }: Counters): 'confirmed' | 'waiting' {
  return seatsTaken < capacity && inLine === 0 ? 'confirmed' : 'waiting';
}

/** Whether a freed seat has somebody to go to. */
export function hasSeatForLine({ capacity, seatsTaken, inLine }: Counters) {
  return seatsTaken < capacity && inLine > 0;
}

/**
 * When an offer made now runs out: after `offerHours`, or at 18.00 the evening before, whichever
 * is first; undefined when that is under two hours away, for then nobody is asked.
 */
export function offerDeadline(now: Date, startsAt: Date, offerHours: number): Date | undefined {
  const evening = eveningBefore(startsAt);
  const deadline = new Date(Math.min(now.getTime() + offerHours * hour, evening.getTime()));
  return deadline.getTime() - now.getTime() < shortestOffer ? undefined : deadline;
}

function eveningBefore(startsAt: Date) {
  const day = new Date(`${formatIn('sv').isoLocal(startsAt).slice(0, 10)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  const evening = instantFrom(day.toISOString().slice(0, 10), '18:00');
  if (!evening) throw new Error('No clock change happens at 18.00');
  return evening;
}
