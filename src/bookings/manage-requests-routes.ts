import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { actorOf, mayUse, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { getAnySeminar, navBelowOverview, type Series, seminarLead } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readId } from '../web/ids.ts';
import { sendPage } from '../web/pages.ts';
import { approveBooking } from './answer-request.ts';
import { requestsModel } from './manage-requests-pages.ts';
import { findBookingOf } from './requests-store.ts';
import type { Seminar } from './store.ts';

export type RequestParams = { slug: string; number: string; booking: string };
type RequestsRoute = { Params: RequestParams; Querystring: { done?: unknown } };

const answers = ['seated', 'in-line', 'refused', 'refused-quietly', 'not-asking'] as const;
type Answer = (typeof answers)[number];

/** Those who wait for an organiser's answer, and a yes. */
export function registerRequestRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  const path = pathsIn(language).organiserSeries(':slug', 'seminars/:number/requests');

  app.get<RequestsRoute>(path, { config: { access: 'reader' } }, async (request, reply) => {
    const { slug, number } = request.params;
    const { series, seminar } = await getAnySeminar(services, slug, number);
    const now = services.clock();
    const { done } = request.query;
    const title = translator(language)('limits.requests.title', { number: seminar.number });
    return sendAbout(
      request,
      reply,
      { language, series, seminar },
      {
        view: 'bookings/manage-requests',
        title,
        model: {
          ...(await requestsModel(services.database.read, seminar, now, language)),
          isOn: seminar.needsApproval,
          isAhead: seminar.startsAt > now && !seminar.cancelledAt,
          mayChange: mayUse(organiserOf(request).role, 'organiser'),
          done: answers.find((answer) => answer === done) ?? null,
        },
      },
    );
  });

  app.post<RequestsRoute>(
    `${path}/:booking/approval`,
    { config: { access: 'organiser' } },
    async (request, reply) => {
      const { booking } = await getRequest(services, request.params);
      const by = { actor: actorOf(request), letters: 'send' } as const;
      const done = await approveBooking(services, booking.id, by);
      return backToRequests(request.params, reply, language, done);
    },
  );
}

export function backToRequests(
  { slug, number }: RequestParams,
  reply: FastifyReply,
  language: Language,
  done: Answer,
) {
  const page = pathsIn(language).organiserSeries(slug, `seminars/${number}/requests`);
  return reply.redirect(`${page}?done=${done}`, 303);
}

/** A booking of this seminar, in whatever state; else not found. */
export async function getRequest(services: Services, { slug, number, booking }: RequestParams) {
  const { series, seminar } = await getAnySeminar(services, slug, number);
  const found = await findBookingOf(services.database.read, seminar.id, readId(booking));
  if (!found) throw new Refusal('not_found');
  return { series, seminar, ...found };
}

interface About {
  language: Language;
  series: Series;
  seminar: Seminar;
}

interface Shown {
  view: string;
  title: string;
  /** After the address of the list. */
  part?: string;
  status?: number;
  model: object;
}

/** A page about requests for one seminar, below the seminar's name. */
export function sendAbout(
  request: FastifyRequest,
  reply: FastifyReply,
  { language, series, seminar }: About,
  { view, title, part = '', status = 200, model }: Shown,
) {
  const lead = seminarLead(seminar, language);
  const nav = navBelowOverview(series, language, { seminar, heading: title, lead });
  return sendPage(reply, {
    ...{ view, language, title, status },
    within: series.title[language],
    address: (to) => to.organiserSeries(series.slug, `seminars/${seminar.number}/requests${part}`),
    nav: 'series',
    organiser: organiserOf(request),
    private: true,
    model: { nav, number: seminar.number, ...model },
  });
}
