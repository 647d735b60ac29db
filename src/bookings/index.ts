export { type Acting, attendee } from './acting.ts';
export { answerOffer } from './answer-offer.ts';
export {
  approveBooking,
  approveBookings,
  refuseBooking,
  refuseBookings,
} from './answer-request.ts';
export { type Booked, book, type NewUid } from './book.ts';
export { type BookedOne, bookMany, type Wish } from './book-many.ts';
export { changeCapacity } from './change-capacity.ts';
export { seminarCommand } from './commands.ts';
export { listUntold } from './concerned.ts';
export { type Concerned, listConcerned } from './concerned-store.ts';
export { copyLimits } from './copy-limits.ts';
export { expireOffers } from './expire-offers.ts';
export { hasLeft, leave } from './leave.ts';
export { type Addressee, invitationLetter, letterTo, lineLetter } from './letters.ts';
export { limitFacts, limitWords } from './limit-words.ts';
export type { LimitMet } from './limits.ts';
export { registerChangeRoutes } from './manage-routes.ts';
export { listBookingsOf } from './many-store.ts';
export { whatKeepsFrom } from './place.ts';
export { listPublicSeats } from './public-seats.ts';
export { reinvite } from './reinvite.ts';
export { release } from './release.ts';
export { releaseHeld, settleLines } from './release-held.ts';
export { listRefusals } from './requests-store.ts';
export { settleSeminar } from './settle.ts';
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
export { whyNoSeat } from './why-no-seat.ts';
