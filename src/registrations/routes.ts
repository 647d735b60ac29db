import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { registerOwnAnswerRoutes } from './answers-routes.ts';
import { registerLostLinkRoutes } from './lost-link-routes.ts';
import { registerOwnNeedsRoutes } from './needs-routes.ts';
import { registerPersonRoutes } from './person-routes.ts';
import { registerSignUpRoutes } from './sign-up-routes.ts';

/** The attendee's pages: the form and its receipt, the own page by secret link, the lost link. */
export function registerRegistrationRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) {
    registerSignUpRoutes(app, services, language);
    registerLostLinkRoutes(app, services, language);
    registerPersonRoutes(app, services, language);
    registerOwnAnswerRoutes(app, services, language);
    registerOwnNeedsRoutes(app, services, language);
  }
}
