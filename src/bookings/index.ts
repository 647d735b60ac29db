export { type Acting, attendee } from './acting.ts';
export { answerOffer } from './answer-offer.ts';
export { type Booked, book, type NewUid } from './book.ts';
export { changeCapacity } from './change-capacity.ts';
export { seminarCommand } from './commands.ts';
export { listUntold } from './concerned.ts';
export { type Concerned, listConcerned } from './concerned-store.ts';
export { expireOffers } from './expire-offers.ts';
export { leave } from './leave.ts';
export { type Addressee, invitationLetter, letterTo } from './letters.ts';
export { registerChangeRoutes } from './manage-routes.ts';
export { reinvite } from './reinvite.ts';
export { release } from './release.ts';
export {
  areAllActive,
  type Booking,
  getSeries,
  listActiveBookings,
  listSeminarIds,
  lockSeminars,
  placeInLine,
  type Seminar,
  type SignUp,
} from './store.ts';
export { newUids } from './uids.ts';
