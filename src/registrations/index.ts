export { addBookings } from './add-bookings.ts';
export { askForLink } from './ask-for-link.ts';
export { cancelAll } from './cancel.ts';
export { changeDetails } from './change-details.ts';
export type { DetailsForm, SignUpForm } from './forms.ts';
export { registerManagePeopleRoutes } from './manage-routes.ts';
export { canMark } from './marking.ts';
export { registerRegistrationRoutes } from './routes.ts';
export { type SignedUp, signUp } from './sign-up.ts';
