export { byteOrderMark, csvField, csvLine } from './csv.ts';
export { navOf } from './pages.ts';
export { registerManagePeopleRoutes } from './routes.ts';
