import type { FastifyInstance, FastifyRequest } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { actorOf, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { renderPage, sendHtml } from '../web/pages.ts';
import { endings, sendFile } from './file-routes.ts';
import { keep } from './keep.ts';
import { type AskedReport, type MadeReport, makeReport } from './make-report.ts';
import type { ReportModel } from './pages.ts';
import { recordTaken } from './record-taken.ts';

interface ReportRoute {
  Params: { slug: string; number?: string };
  Querystring: { compare?: unknown };
}

const reader = { config: { access: 'reader' } } as const;
const file = { ...reader, exposeHeadRoute: false };

/** The report by organisation, of a series and of each of its seminars: as a page and as files. */
export function registerReportRoutes(app: FastifyInstance, services: Services) {
  const reportOf = keep((asked: AskedReport) => makeReport(services, asked));
  for (const language of ['sv', 'en'] as const) {
    for (const part of ['report', 'seminars/:number/report']) {
      const path = pathsIn(language).organiserSeries(':slug', part);
      app.get<ReportRoute>(path, reader, async (request, reply) => {
        const made = await reportOf(askedOf(request, language));
        const html = await pageOf(app, made, organiserOf(request), language);
        return sendHtml(reply.header('cache-control', 'no-store'), html);
      });
      for (const ending of endings) {
        app.get<ReportRoute>(`${path}.${ending}`, file, async (request, reply) => {
          const made = await reportOf(askedOf(request, language));
          await recordTaken(services, made, { file: ending, actor: actorOf(request) });
          return sendFile(services, reply, made, ending);
        });
      }
    }
  }
}

function askedOf({ params, query }: FastifyRequest<ReportRoute>, language: Language): AskedReport {
  const { slug, number } = params;
  const compare = typeof query.compare === 'string' ? query.compare : undefined;
  return { slug, number, compare, language };
}

/** While a report is kept its pages are: with a thousand organisations they take a while to write. */
const pages = new WeakMap<MadeReport, Map<string, Promise<string>>>();

function pageOf(
  app: FastifyInstance,
  made: MadeReport,
  organiser: ReturnType<typeof organiserOf>,
  language: Language,
) {
  const written = pages.get(made) ?? new Map<string, Promise<string>>();
  pages.set(made, written);
  const { email, role } = organiser;
  const html = written.get(`${role} ${email}`) ?? render(app, made.model, organiser, language);
  written.set(`${role} ${email}`, html);
  return html;
}

function render(
  app: FastifyInstance,
  model: ReportModel,
  organiser: ReturnType<typeof organiserOf>,
  language: Language,
) {
  const { sentence, number, nav } = model;
  const part = model.number ? `seminars/${model.number}/report` : 'report';
  const query = model.comparison ? `?compare=${model.comparison.slug}` : '';
  return renderPage(app, {
    view: 'report/report',
    language,
    title: number ? translator(language)('report.titleOf', { sentence, number }) : sentence,
    within: nav.series.title,
    address: (to) => to.organiserSeries(model.slug, part) + query,
    nav: 'series',
    private: true,
    organiser,
    model,
  });
}
