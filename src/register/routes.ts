import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { registerBelongingRoutes } from './belonging-routes.ts';
import { registerFactsRoutes } from './facts-routes.ts';
import { registerNamesRoutes } from './names-routes.ts';
import { registerOrganisationPage } from './organisation-routes.ts';
import { registerSearchRoutes } from './search-routes.ts';
import { registerTidyRoutes } from './tidy-routes.ts';

/** The register of organisations for organisers: tidying it, searching it, changing each. */
export function registerRegisterRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) {
    registerTidyRoutes(app, services, language);
    registerSearchRoutes(app, services, language);
    registerOrganisationPage(app, services, language);
    registerFactsRoutes(app, services, language);
    registerNamesRoutes(app, services, language);
    registerBelongingRoutes(app, services, language);
  }
}
