export { organiserCommand } from './commands.ts';
export { eraseSpent } from './erase-spent.ts';
export {
  actorOf,
  mayUse,
  organiserOf,
} from './guard.ts';
export { registerOrganiserRoutes } from './routes.ts';
export { listOrganiserAddresses } from './store.ts';
