export { matchOrganisation } from './match.ts';
export { registerOrganisationRoutes } from './routes.ts';
export { seedRegister } from './seed.ts';
export { proposeByDomain, suggest } from './suggestions.ts';
