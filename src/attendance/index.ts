export { checkIn, undoCheckIns } from './check-in.ts';
export { registerCheckInRoutes } from './check-in-routes.ts';
export { freezeStarted } from './freeze-started.ts';
export { markMany } from './mark-many.ts';
export { canMark } from './marking.ts';
