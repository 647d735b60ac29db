import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findAnySeries } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { doneQuery, pairsIn, type TidyPlace, tidyAddress, tidyQuery } from './forms.ts';
import { mergePairs } from './merge-pairs.ts';
import { organiser, pagerOf, reader, send } from './pages.ts';
import { sayApart } from './say-apart.ts';
import { listSeriesChoices } from './search-store.ts';
import { loadTidyPage } from './tidy.ts';

const dones = ['merged', 'apart', 'listed', 'same', 'none', 'ring', 'listedInto'] as const;

/** What looks alike, side by side; merging, and saying that it is not the same. */
export function registerTidyRoutes(app: FastifyInstance, services: Services, language: Language) {
  const own = (part = '') => pathsIn(language).organiser(`organisations${part}`);
  const { read } = services.database;

  app.get(own(), reader, async (request, reply) => {
    const place = tidyQuery.parse(request.query);
    const series = place.series ? await findAnySeries(read, place.series) : undefined;
    if (place.series && !series) throw new Refusal('not_found');
    const tidy = await loadTidyPage(read, { seriesId: series?.id ?? null, page: place.page });
    const { done, count, left } = doneQuery.parse(request.query);
    const here = { ...place, page: tidy.page };
    return send(request, reply, language, {
      view: 'tidy',
      title: translator(language)('register.tidy.title'),
      part: tidyAddress(here),
      model: {
        ...tidy,
        here,
        series: series ? { slug: series.slug, title: series.title[language] } : null,
        choices: (await listSeriesChoices(read)).map(({ slug, title }) => ({
          slug,
          title: title[language],
        })),
        pager: pagerOf(tidy.page, tidy.pages, (page) => own() + tidyAddress({ ...place, page })),
        done: dones.find((one) => one === done) ?? null,
        ...{ count, left },
      },
    });
  });

  const back = (reply: FastifyReply, body: unknown, done: string, more = {}) => {
    const place: TidyPlace = tidyQuery.parse(body ?? {});
    return reply.redirect(own() + tidyAddress(place, { done, ...more }), 303);
  };

  app.post(own('/merges'), organiser, async (request, reply) => {
    const pairs = pairsIn(request.body);
    if (pairs.length === 0) return back(reply, request.body, 'none');
    const { merged, same, refused } = await mergePairs(services, pairs, actorOf(request));
    const [why] = refused;
    if (pairs.length === 1 && why) {
      if (why.kind === 'unknown') throw new Refusal('not_found');
      return back(reply, request.body, why.kind === 'listed' ? 'listedInto' : 'ring');
    }
    if (merged === 0 && same > 0) return back(reply, request.body, 'same');
    const counts = { count: String(merged), left: String(refused.length) };
    return back(reply, request.body, 'merged', counts);
  });

  app.post(own('/apart'), organiser, async (request, reply) => {
    const [pair] = pairsIn(request.body);
    if (!pair) return back(reply, request.body, 'none');
    const said = await sayApart(services, pair, actorOf(request));
    if (said.kind === 'unknown') throw new Refusal('not_found');
    return back(reply, request.body, said.kind === 'same' ? 'same' : 'apart');
  });
}
