export { organiserCommand } from './commands.ts';
export {
  type Access,
  actorOf,
  mayUse,
  organiserOf,
  type SignedInOrganiser,
} from './guard.ts';
export { registerOrganiserRoutes } from './routes.ts';
export { listOrganiserAddresses } from './store.ts';
