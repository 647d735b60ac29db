import type { FastifyInstance } from 'fastify';
import type { LetterBook } from '../mail/index.ts';
import type { Services } from '../services.ts';
import { registerBulkRoutes } from './bulk-routes.ts';
import { registerListRoutes } from './list-routes.ts';
import { registerSavedListRoutes } from './saved-list-routes.ts';

/** Who comes, for organisers: the lists, and what is done with many at once. */
export function registerManagePeopleRoutes(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
) {
  for (const language of ['sv', 'en'] as const) {
    registerListRoutes(app, services, language);
    registerSavedListRoutes(app, services, language);
    registerBulkRoutes(app, services, book, language);
  }
}
