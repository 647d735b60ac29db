import {
  attendee,
  getSeries,
  listActiveBookings,
  listSeminarIds,
  lockSeminars,
  release,
} from '../bookings/index.ts';
import { record } from '../history/record.ts';
import type { Services } from '../services.ts';
import { type SignUp, updateSignUp } from './store.ts';

/**
 * Cancels every booking that is still ahead. The sign-up itself ends too, unless it has a morning
 * behind it: a person who came stays a person who came. Gives how many bookings ended.
 */
export function cancelAll(services: Services, signUp: SignUp, by = attendee): Promise<number> {
  const moment = { at: services.clock(), offerHours: services.config.offerHours };
  return services.database.write(async (tx) => {
    const series = await getSeries(tx, signUp.seriesId);
    const seminars = await lockSeminars(tx, await listSeminarIds(tx, series.id, 'all'));
    const bookings = await listActiveBookings(tx, signUp.id);
    const leaving = seminars.flatMap((seminar) => {
      const booking = bookings.find(({ seminarId }) => seminarId === seminar.id);
      const isFixed = seminar.startsAt <= moment.at || seminar.cancelledAt !== null;
      return booking && !isFixed ? [{ seminar, booking }] : [];
    });
    const endsSignUp = leaving.length === bookings.length && !signUp.cancelledAt;
    for (const { seminar, booking } of leaving) {
      await release(tx, { signUp, ...by, endsSignUp }, series, seminar, booking, moment);
    }
    const ended = leaving.length;
    if (!endsSignUp) return ended;
    await updateSignUp(tx, signUp.id, { cancelledAt: moment.at, cancelledBy: by.actor });
    await record(tx, {
      at: moment.at,
      actor: by.actor,
      event: 'sign_up.cancelled',
      subject: 'sign_up',
      subjectId: signUp.id,
    });
    return ended;
  });
}
