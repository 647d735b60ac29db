export { registerChronicleRoutes } from './routes.ts';
