export { expandMailing } from './mailings.ts';
export { registerCalendarRoutes } from './routes.ts';
