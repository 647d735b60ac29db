import type { FastifyInstance } from 'fastify';
import type { LetterBook } from '../mail/index.ts';
import type { Services } from '../services.ts';
import { registerBulkRoutes } from './bulk-routes.ts';
import { registerListRoutes } from './list-routes.ts';
import { registerManagePersonRoutes } from './person-routes.ts';
import { registerSavedListRoutes } from './saved-list-routes.ts';
import { registerManageSignUpRoutes } from './sign-up-routes.ts';

/** Who comes, for organisers: the lists and their files, each person, signing somebody up. */
export function registerManagePeopleRoutes(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
) {
  for (const language of ['sv', 'en'] as const) {
    registerListRoutes(app, services, language);
    registerSavedListRoutes(app, services, language);
    registerBulkRoutes(app, services, book, language);
    registerManageSignUpRoutes(app, services, book, language);
    registerManagePersonRoutes(app, services, book, language);
  }
}
