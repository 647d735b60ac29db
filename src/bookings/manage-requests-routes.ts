import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../errors.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { actorOf, mayUse, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { getAnySeminar } from '../series/index.ts';
import type { Services } from '../services.ts';
import { cleanText } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import { approveBooking, refuseBooking } from './answer-request.ts';
import { requestsModel } from './manage-requests-pages.ts';
import { findBookingOf } from './requests-store.ts';

type Params = { slug: string; number: string; booking: string };
type RequestsRoute = { Params: Params; Querystring: { done?: unknown } };

const refusalSchema = z.object({
  because: z
    .string({ error: 'limits.errors.tooLong' })
    .transform(cleanText)
    .pipe(z.string().max(300, 'limits.errors.tooLong')),
});

const answers = ['seated', 'in-line', 'refused', 'not-asking'] as const;

/** Those who wait for an organiser's answer, and the answers. */
export function registerRequestRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  const { database, clock } = services;
  const path = pathsIn(language).organiserSeries(':slug', 'seminars/:number/requests');
  const organiser = { config: { access: 'organiser' } } as const;

  app.get<RequestsRoute>(path, { config: { access: 'reader' } }, (request, reply) =>
    show(request, reply),
  );

  app.post<RequestsRoute>(`${path}/:booking/approval`, organiser, async (request, reply) => {
    const id = await bookingOf(request.params);
    return back(request, reply, await approveBooking(services, id, byOf(request)));
  });

  app.post<RequestsRoute>(`${path}/:booking/refusal`, organiser, async (request, reply) => {
    const id = await bookingOf(request.params);
    const form = readForm(refusalSchema, request.body);
    if (!form.ok) return show(request, reply, { ...form, id });
    const { because } = form.data;
    const refused = await refuseBooking(services, id, because || null, byOf(request));
    return back(request, reply, refused);
  });

  const byOf = (request: FastifyRequest) => ({ actor: actorOf(request), letters: 'send' }) as const;

  const back = ({ params }: { params: Params }, reply: FastifyReply, done: string) => {
    const page = `seminars/${params.number}/requests`;
    return reply.redirect(
      `${pathsIn(language).organiserSeries(params.slug, page)}?done=${done}`,
      303,
    );
  };

  /** A booking of this seminar, in whatever state; else not found. */
  async function bookingOf({ slug, number, booking }: Params) {
    const { seminar } = await getAnySeminar(services, slug, number);
    const id = /^[1-9]\d{0,8}$/.test(booking) ? Number(booking) : 0;
    if (!(await findBookingOf(database.read, seminar.id, id))) throw new Refusal('not_found');
    return id;
  }

  async function show(
    request: FastifyRequest<RequestsRoute>,
    reply: FastifyReply,
    wrong?: { id: number; errors: FieldError[]; typed: Typed },
  ) {
    const { slug, number } = request.params;
    const { series, seminar } = await getAnySeminar(services, slug, number);
    const { done } = request.query;
    const { role } = organiserOf(request);
    const title = translator(language)('limits.requests.title', { number: seminar.number });
    const format = formatIn(language);
    const when = `${format.dayYear(seminar.startsAt)}, ${format.clockSpan(seminar.startsAt, seminar.endsAt)}`;
    return sendPage(reply, {
      view: 'bookings/manage-requests',
      language,
      title,
      alternates: alternates(`seminars/${seminar.number}/requests`, slug),
      nav: 'series',
      organiser: organiserOf(request),
      private: true,
      status: wrong ? 422 : 200,
      model: {
        nav: {
          series: { slug, title: series.title[language] },
          seminar: seminar.number,
          seminars: [],
          current: 'overview',
          heading: title,
          lead: `${seminar.theme[language]}, ${when}`,
        },
        number: seminar.number,
        ...(await requestsModel(database.read, seminar, clock(), language)),
        isOn: seminar.needsApproval,
        isAhead: seminar.startsAt > clock() && !seminar.cancelledAt,
        mayChange: mayUse(role, 'organiser'),
        done: answers.find((answer) => answer === done) ?? null,
        wrong,
      },
    });
  }
}

const alternates = (part: string, slug: string) => ({
  sv: pathsIn('sv').organiserSeries(slug, part),
  en: pathsIn('en').organiserSeries(slug, part),
});
