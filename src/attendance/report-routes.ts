import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findAnySeries, listSeminars } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { sendPage } from '../web/pages.ts';
import { type ReportModel, reportModel } from './report-pages.ts';
import { listLinkNames, listOrganisationNames, measure } from './report-store.ts';

type ReportRoute = { Params: { slug: string; number?: string } };
const reader = { config: { access: 'reader' } } as const;

/** The report by organisation, of a series and of each of its seminars. */
export function registerReportRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) {
    for (const part of ['report', 'seminars/:number/report']) {
      const path = pathsIn(language).organiserSeries(':slug', part);
      app.get<ReportRoute>(path, reader, async (request, reply) => {
        const model = await makeReport(services, request.params, language);
        return send(request, reply, language, model);
      });
    }
  }
}

async function makeReport(
  services: Services,
  { slug, number: typed }: ReportRoute['Params'],
  language: Language,
) {
  const { read } = services.database;
  const series = await findAnySeries(read, slug);
  if (!series) throw new Refusal('not_found');
  const seminars = await listSeminars(read, series.id);
  const number = seminars.find((seminar) => String(seminar.number) === typed)?.number;
  if (typed !== undefined && number === undefined) throw new Refusal('not_found');
  const now = services.clock();
  const measures = await measure(read, { seriesId: series.id, number }, now);
  const ids = measures.organisations.map(({ id }) => id);
  const names = {
    organisations: await listOrganisationNames(read, ids),
    links: await listLinkNames(read, series.id),
  };
  return reportModel({ series, seminars, measures, names, number }, language, now);
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  model: ReportModel,
) {
  const { sentence, nav } = model;
  const part = model.number ? `seminars/${model.number}/report` : 'report';
  return sendPage(reply, {
    view: 'attendance/manage-report',
    language,
    title: translator(language)('attendance.report.titleOf', {
      sentence,
      series: nav.series.title,
    }),
    alternates: {
      sv: pathsIn('sv').organiserSeries(model.slug, part),
      en: pathsIn('en').organiserSeries(model.slug, part),
    },
    nav: 'series',
    private: true,
    organiser: organiserOf(request),
    model,
  });
}
