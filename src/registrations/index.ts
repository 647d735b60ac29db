export { cancelAll } from './cancel.ts';
export type { SignUpForm } from './forms.ts';
export { registerManagePeopleRoutes } from './manage-routes.ts';
export { canMark } from './marking.ts';
export { registerRegistrationRoutes } from './routes.ts';
export { signUp } from './sign-up.ts';
