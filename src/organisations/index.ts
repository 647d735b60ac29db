export { matchOrganisation } from './match.ts';
export type { Merges } from './organisation.ts';
export { registerOrganisationRoutes } from './routes.ts';
export { seedRegister } from './seed.ts';
export { listMerges } from './store.ts';
export { proposeByDomain, suggest } from './suggestions.ts';
