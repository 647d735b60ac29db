export { registerRegisterRoutes } from './routes.ts';
