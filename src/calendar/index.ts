export { calendarLetters } from './letters.ts';
export { expandMailing } from './mailings.ts';
export { registerCalendarRoutes } from './routes.ts';
