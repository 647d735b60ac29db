import type { FastifyInstance } from 'fastify';
import { shared } from '../paths.ts';
import type { Services } from '../services.ts';
import { suggestionQuery } from './forms.ts';
import { ownerOf, suggest } from './suggestions.ts';

/** Suggestions for the organisation field, as `{ suggestions: [{ name }] }`. */
export function registerOrganisationRoutes(app: FastifyInstance, { database }: Services) {
  app.get(shared.organisations(), async (request, reply) => {
    const { q, domain } = suggestionQuery.parse(request.query);
    const found = domain
      ? [await ownerOf(database.read, domain)].filter((owner) => owner !== undefined)
      : await suggest(database.read, q ?? '');
    reply.header('cache-control', 'public, max-age=60');
    return { suggestions: found.map(({ name }) => ({ name })) };
  });
}
