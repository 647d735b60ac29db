import type { FastifyInstance } from 'fastify';
import { listMembers } from './network/index.ts';
import { registerOrganisationRoutes } from './organisations/index.ts';
import { registerPrivacyRoutes } from './privacy/routes.ts';
import { registerRegistrationRoutes } from './registrations/index.ts';
import { registerSeriesRoutes } from './series/index.ts';
import type { Services } from './services.ts';
import { registerHealth } from './web/health.ts';
import { registerAboutRoutes } from './web/routes.ts';
import { createServer } from './web/server.ts';

/** The whole site, in the order it is built: the shell, then the rooms, lower before higher. */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const app = await createServer(services);
  registerHealth(app, services, []);
  registerAboutRoutes(app, services);
  registerPrivacyRoutes(app, services);
  registerOrganisationRoutes(app, services);
  registerSeriesRoutes(app, services, listMembers);
  registerRegistrationRoutes(app, services);
  return app;
}
