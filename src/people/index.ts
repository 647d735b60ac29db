export { registerManagePeopleRoutes } from './routes.ts';
