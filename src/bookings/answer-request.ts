import { eraseNeeds } from '../breakfast/index.ts';
import { record } from '../history/record.ts';
import { storeLetters } from '../mail/outbox.ts';
import type { Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import type { Acting } from './acting.ts';
import { letIn } from './let-in.ts';
import { answerLetter, type Occasion } from './letters.ts';
import { inLockingOrder, listBookingsById } from './requests-store.ts';
import { settle } from './settle.ts';
import {
  type Booking,
  getSeries,
  lockSeminars,
  moveBooking,
  type Seminar,
  type SignUp,
} from './store.ts';

/** How many were answered now; those that no longer ask, or too late, are passed over. */
export interface AnsweredRequests {
  answered: number;
  /** Of the approved: how many have a seat. The others wait in the line. */
  seated: number;
  passedOver: number;
}

/** Approves those of the bookings that ask, in the order in which they asked. */
export async function approveBookings(
  services: Services,
  ids: number[],
  by: Acting,
): Promise<AnsweredRequests> {
  const moment = { at: services.clock(), offerHours: services.config.offerHours };
  return services.database.write(async (tx) => {
    let [answered, seated] = [0, 0];
    for (const { series, seminar, asking } of await lockAsking(tx, ids, moment.at)) {
      let after = seminar;
      for (const one of asking) {
        const occasion = { series, seminar: after, at: moment.at };
        const { seatsTaken } = after;
        after = await letIn(tx, one, occasion, by);
        seated += after.seatsTaken - seatsTaken;
      }
      answered += asking.length;
      await settle(tx, series, seminar, after, moment);
    }
    return { answered, seated, passedOver: ids.length - answered };
  });
}

/** One of them. */
export async function approveBooking(services: Services, id: number, by: Acting) {
  const { answered, seated } = await approveBookings(services, [id], by);
  if (answered === 0) return 'not-asking';
  return seated > 0 ? 'seated' : 'in-line';
}

/**
 * Refuses those of the bookings that ask; each is told in a letter, with the organiser's sentence
 * where there is one.
 */
export async function refuseBookings(
  services: Services,
  ids: number[],
  because: string | null,
  by: Acting,
): Promise<AnsweredRequests> {
  const at = services.clock();
  return services.database.write(async (tx) => {
    let answered = 0;
    for (const { series, seminar, asking } of await lockAsking(tx, ids, at)) {
      for (const one of asking) await refuse(tx, one, { series, seminar, at }, because, by);
      answered += asking.length;
    }
    return { answered, seated: 0, passedOver: ids.length - answered };
  });
}

/** One of them. */
export async function refuseBooking(
  services: Services,
  id: number,
  because: string | null,
  by: Acting,
) {
  const { answered } = await refuseBookings(services, [id], because, by);
  return answered > 0 ? 'refused' : 'not-asking';
}

interface Asking {
  series: Series;
  seminar: Seminar;
  asking: { booking: Booking; signUp: SignUp }[];
}

/** Locks what they ask for; a seminar that has begun or is cancelled answers nobody. */
async function lockAsking(tx: Tx, ids: number[], at: Date): Promise<Asking[]> {
  const asked = await listBookingsById(tx, ids);
  const seminarIds = asked.map(({ booking }) => booking.seminarId);
  const locked = await lockSeminars(tx, await inLockingOrder(tx, [...new Set(seminarIds)]));
  const now = await listBookingsById(tx, ids);
  const groups: Asking[] = [];
  for (const seminar of locked) {
    if (seminar.cancelledAt || seminar.startsAt <= at) continue;
    const asking = now.filter(
      ({ booking }) => booking.seminarId === seminar.id && booking.state === 'requested',
    );
    groups.push({ series: await getSeries(tx, seminar.seriesId), seminar, asking });
  }
  return groups;
}

async function refuse(
  tx: Tx,
  { booking, signUp }: { booking: Booking; signUp: SignUp },
  occasion: Occasion,
  because: string | null,
  by: Acting,
) {
  const { at } = occasion;
  const change = { state: 'refused', stateAt: at, refusedBecause: because } as const;
  const refused = await moveBooking(tx, booking.id, ['requested'], change);
  if (!refused) throw new Error('A request changed while its seminar was locked');
  await eraseNeeds(tx, occasion.seminar, booking.id);
  const what = { place: null, limit: null, because };
  const letters = answerLetter('booking-refused', signUp, refused, occasion, what);
  await storeLetters(tx, letters, at, by.letters);
  await record(tx, {
    at,
    actor: by.actor,
    event: 'booking.refused',
    subject: 'booking',
    subjectId: booking.id,
    details: { because },
  });
}
