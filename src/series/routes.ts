import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { keepPages, type SendKept } from './kept-pages.ts';
import { homePage, seminarPage, seriesPage } from './make-pages.ts';
import type { FromAbove } from './pages.ts';
import { readTogether } from './read-together.ts';
import { findVersion, versionOfAll } from './store.ts';
import { carryVia, viaOf } from './via.ts';

const languages: Language[] = ['sv', 'en'];

/** What the routes share: kept pages, and the versions that say whether they are still true. */
interface Shelf {
  services: Services;
  above: FromAbove;
  send: SendKept;
  versionOf: (slug: string) => Promise<string | undefined>;
  versionOfAll: (key: string) => Promise<string>;
}

/** The public pages: what is on, a series, a seminar. */
export function registerSeriesRoutes(app: FastifyInstance, services: Services, above: FromAbove) {
  const { read, commits } = services.database;
  const shelf: Shelf = {
    services,
    above,
    send: keepPages(app, services),
    versionOf: readTogether((slug) => findVersion(read, slug), commits),
    versionOfAll: readTogether(() => versionOfAll(read), commits),
  };
  for (const language of languages) {
    registerHome(app, shelf, language);
    registerSeries(app, shelf, language);
    registerSeminar(app, shelf, language);
  }
}

function registerHome(app: FastifyInstance, shelf: Shelf, language: Language) {
  const path = pathsIn(language).home();
  app.get(path, async (request, reply) => {
    const version = await shelf.versionOfAll('');
    const make = (now: Date) => homePage(shelf.services, shelf.above, language, now);
    return shelf.send(request, reply, path, version, make, carrier(request));
  });
}

function registerSeries(app: FastifyInstance, shelf: Shelf, language: Language) {
  const paths = pathsIn(language);
  app.get<{ Params: { slug: string } }>(paths.series(':slug'), async (request, reply) => {
    const { slug } = request.params;
    const version = await shelf.versionOf(slug);
    if (version === undefined) throw new Refusal('not_found');
    const make = (now: Date) => seriesPage(shelf.services, shelf.above, slug, language, now);
    return shelf.send(request, reply, paths.series(slug), version, make, carrier(request));
  });
}

function registerSeminar(app: FastifyInstance, shelf: Shelf, language: Language) {
  const paths = pathsIn(language);
  const path = paths.seminar(':slug', ':number');
  app.get<{ Params: { slug: string; number: string } }>(path, async (request, reply) => {
    const { slug, number } = request.params;
    const version = await shelf.versionOf(slug);
    if (version === undefined || !/^[1-9]\d{0,2}$/.test(number)) throw new Refusal('not_found');
    const key = paths.seminar(slug, number);
    const make = (now: Date) =>
      seminarPage(shelf.services, shelf.above, slug, Number(number), language, now);
    return shelf.send(request, reply, key, version, make, carrier(request));
  });
}

/** For whoever came by a share link: the page's links keep its code. */
function carrier({ query }: FastifyRequest) {
  const via = viaOf(query);
  return via ? (html: string) => carryVia(html, via) : undefined;
}
