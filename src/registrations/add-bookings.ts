import {
  attendee,
  book,
  getSeries,
  listSeminarIds,
  lockSeminars,
  newUids,
} from '../bookings/index.ts';
import { carryNeeds } from '../breakfast/index.ts';
import { record } from '../history/record.ts';
import { storeLetters } from '../mail/outbox.ts';
import type { Services } from '../services.ts';
import { canBook } from './may-book.ts';
import { summaryLetter } from './notify.ts';
import { checkOwnPace } from './own-pace.ts';
import { isSignUpActive, type SignUp } from './store.ts';

/** From the manage page: books the seminars, by number, that are open and not yet booked. */
export function addBookings(services: Services, signUp: SignUp, numbers: number[], by = attendee) {
  const at = services.clock();
  const { offerHours } = services.config;
  const newUid = newUids(services, at);
  return services.database.write(async (tx) => {
    const series = await getSeries(tx, signUp.seriesId);
    await checkOwnPace(tx, signUp.id, at, by);
    const locked = await lockSeminars(tx, await listSeminarIds(tx, series.id, numbers));
    if (!(await isSignUpActive(tx, signUp.id))) return 0;
    const seminars = locked.filter((seminar) => canBook(seminar, at, by));
    const moment = { at, offerHours, newUid, isApproved: by !== attendee };
    const booked = await book(tx, { signUp, isNew: false }, series, seminars, moment);
    const [newest] = booked.made;
    if (!newest) return 0;
    await carryNeeds(tx, signUp.id, series.id, seminars);
    const told = {
      series,
      seminars,
      at,
      form: { ...signUp, organisation: signUp.organisationAsTyped },
    };
    const key = `added:${newest.id}`;
    const summary = await summaryLetter(tx, told, key, { signUp, isNew: false }, booked);
    await storeLetters(tx, [...summary, ...booked.invitations], at, by.letters);
    await record(tx, {
      at,
      actor: by.actor,
      event: 'sign_up.added',
      subject: 'sign_up',
      subjectId: signUp.id,
      details: { bookings: booked.made.map(({ id, state }) => ({ id, state })) },
    });
    return booked.made.length;
  });
}
