import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findAnySeries, navBelowOverview } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { sendPage } from '../web/pages.ts';
import { loadChronicle } from './load-chronicle.ts';

type ChronicleRoute = { Params: { slug: string }; Querystring: unknown };
const reader = { config: { access: 'reader' } } as const;

const entry = z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined);
const cutQuery = z.object({ before: entry, after: entry });

/** What was done with a series, for its organisers. */
export function registerChronicleRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) registerPage(app, services, language);
}

function registerPage(app: FastifyInstance, services: Services, language: Language) {
  const path = pathsIn(language).organiserSeries(':slug', 'history');
  app.get<ChronicleRoute>(path, reader, async (request, reply) => {
    const { read } = services.database;
    const series = await findAnySeries(read, request.params.slug);
    if (!series) throw new Refusal('not_found');
    const t = translator(language);
    const title = t('chronicle.title');
    const cut = cutQuery.parse(request.query ?? {});
    return sendPage(reply, {
      view: 'chronicle/chronicle',
      language,
      title,
      within: series.title[language],
      address: (to) => to.organiserSeries(series.slug, 'history'),
      nav: 'series',
      organiser: organiserOf(request),
      private: true,
      model: {
        ...(await loadChronicle(read, series, cut, language)),
        nav: navBelowOverview(series, language, { heading: title, lead: t('chronicle.lead') }),
      },
    });
  });
}
