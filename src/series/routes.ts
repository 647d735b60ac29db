import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { keepPages, type SendKept } from './kept-pages.ts';
import { homePage, seminarPage, seriesPage } from './make-pages.ts';
import type { ListMembers } from './pages.ts';
import { findVersion, versionOfAll } from './store.ts';

const languages: Language[] = ['sv', 'en'];

/** The public pages: what is on, a series, a seminar. */
export function registerSeriesRoutes(
  app: FastifyInstance,
  services: Services,
  listMembers: ListMembers,
) {
  const send = keepPages(app, services);
  for (const language of languages) {
    registerHome(app, services, listMembers, send, language);
    registerSeries(app, services, listMembers, send, language);
    registerSeminar(app, services, send, language);
  }
}

function registerHome(
  app: FastifyInstance,
  services: Services,
  listMembers: ListMembers,
  send: SendKept,
  language: Language,
) {
  const { read } = services.database;
  const path = pathsIn(language).home();
  app.get(path, async (request, reply) => {
    const version = await versionOfAll(read);
    return send(request, reply, path, version, (now) =>
      homePage(services, listMembers, language, now),
    );
  });
}

function registerSeries(
  app: FastifyInstance,
  services: Services,
  listMembers: ListMembers,
  send: SendKept,
  language: Language,
) {
  const { read } = services.database;
  const paths = pathsIn(language);
  app.get<{ Params: { slug: string } }>(paths.series(':slug'), async (request, reply) => {
    const { slug } = request.params;
    const version = await findVersion(read, slug);
    if (version === undefined) throw new Refusal('not_found');
    return send(request, reply, paths.series(slug), version, (now) =>
      seriesPage(services, listMembers, slug, language, now),
    );
  });
}

function registerSeminar(
  app: FastifyInstance,
  services: Services,
  send: SendKept,
  language: Language,
) {
  const { read } = services.database;
  const paths = pathsIn(language);
  const path = paths.seminar(':slug', ':number');
  app.get<{ Params: { slug: string; number: string } }>(path, async (request, reply) => {
    const { slug, number } = request.params;
    const version = await findVersion(read, slug);
    if (version === undefined || !/^[1-9]\d{0,2}$/.test(number)) throw new Refusal('not_found');
    return send(request, reply, paths.seminar(slug, number), version, (now) =>
      seminarPage(services, slug, Number(number), language, now),
    );
  });
}
