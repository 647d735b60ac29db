import type { FastifyInstance } from 'fastify';
import { organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { loadPeople, titleOf } from './list.ts';
import { type ListRoute, listParts, placeOf, sendOfList } from './list-pages.ts';
import { markedOf } from './marked.ts';

const reader = { config: { access: 'reader' } } as const;

/** Who comes: the lists of a series and of each seminar. */
export function registerListRoutes(app: FastifyInstance, services: Services, language: Language) {
  for (const part of listParts) {
    const path = pathsIn(language).organiserSeries(':slug', part);
    app.get<ListRoute>(path, reader, async (request, reply) => {
      const at = await placeOf(services, request.params);
      const { id } = organiserOf(request);
      const model = await loadPeople(services, at, request.query, id, language);
      return sendOfList(request, reply, at, language, {
        view: 'people/people',
        title: titleOf(at, language),
        model: { ...model, ...markedOf(request.query, language) },
      });
    });
  }
}
