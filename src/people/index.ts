export { byteOrderMark, csvField, csvLine } from './csv.ts';
export { navOf, type OrganiserNav } from './pages.ts';
export { registerManagePeopleRoutes } from './routes.ts';
