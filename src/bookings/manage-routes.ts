import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import type { LetterBook } from '../mail/letter.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { getAnySeminar, isUntouched } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import type { Typed } from '../web/forms.ts';
import { type Asked, type Change, changes } from './manage-changes.ts';
import { registerLimitsRoutes } from './manage-limits-routes.ts';
import { type FormModel, type Frame, sendForm, sendPast, sendPreview } from './manage-pages.ts';
import { registerRefusalRoutes } from './manage-refusal-routes.ts';
import { registerRequestRoutes } from './manage-requests-routes.ts';
import { pastChanging, standsAs } from './planned.ts';
import { previewOf } from './preview.ts';

type NumberRoute = {
  Params: { slug: string; number: string };
  Querystring: Record<string, unknown>;
};
type NumberRequest = FastifyRequest<NumberRoute>;
type Confirmable = Extract<Asked, { ok: true }>;
const organiser = { config: { access: 'organiser' } } as const;

/**
 * Moving, cancelling, resizing and limiting a seminar: first a page that says who will be written to and
 * what, then a button that holds only as long as that page is true.
 */
export function registerChangeRoutes(app: FastifyInstance, services: Services, book: LetterBook) {
  for (const language of ['sv', 'en'] as const) {
    for (const change of changes) registerChange(app, services, book, language, change);
    registerLimitsRoutes(app, services, book, language);
    registerRequestRoutes(app, services, language);
    registerRefusalRoutes(app, services, book, language);
  }
}

function registerChange(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
  language: Language,
  change: Change,
) {
  const path = pathsIn(language).organiserSeries(':slug', `seminars/:number/${change.noun}`);
  const answer = answersOf(services, book, language, change);

  app.get<NumberRoute>(path, organiser, async (request, reply) => {
    const frame = await answer.frameOf(request);
    const { form } = change;
    if (!form) return answer.ask(request, reply, frame, {});
    const standing = form.fields(frame.seminar);
    const values = { ...standing, ...typedIn(request.query, standing) };
    return answer.show(request, reply, frame, { values, errors: [] });
  });

  if (change.form) {
    app.post<NumberRoute>(path, organiser, async (request, reply) =>
      answer.ask(request, reply, await answer.frameOf(request), request.body),
    );
  }

  app.post<NumberRoute>(`${path}/confirmed`, organiser, async (request, reply) =>
    answer.confirm(request, reply, await answer.frameOf(request)),
  );
}

/** A seminar that is nobody's yet can be moved even when its day is past. */
const isOpen = ({ change, isUntouched: untouched = false }: Frame) =>
  change.noun === 'move' && untouched;

function answersOf(services: Services, book: LetterBook, language: Language, change: Change) {
  const { clock, config } = services;

  const frameOf = async ({ params }: NumberRequest): Promise<Frame> => {
    const { series, seminar } = await getAnySeminar(services, params.slug, params.number);
    const untouched = await isUntouched(services.database.read, seminar);
    return { language, change, series, seminar, isUntouched: untouched };
  };

  const show = (request: NumberRequest, reply: FastifyReply, frame: Frame, model: FormModel) => {
    const past = pastChanging(frame.seminar, clock(), isOpen(frame));
    return past ? sendPast(request, reply, frame, past) : sendForm(request, reply, frame, model);
  };

  const preview = async (
    request: NumberRequest,
    reply: FastifyReply,
    frame: Frame,
    { planned, fields }: Confirmable,
    meanwhile = false,
  ) => {
    const past = pastChanging(frame.seminar, clock(), isOpen(frame));
    if (past) return sendPast(request, reply, frame, past);
    const made = await previewOf(services, book, frame.series, frame.seminar, planned);
    return sendPreview(request, reply, frame, made, { fields, meanwhile });
  };

  /** What the form asks for, checked by itself and against what stands. */
  const askedIn = async (frame: Frame, body: unknown): Promise<Asked> => {
    const { seminar } = frame;
    const asked = change.ask(seminar, body, clock(), isOpen(frame));
    if (!asked.ok || !change.check) return asked;
    const error = await change.check(services.database.read, seminar, asked.planned, clock());
    return error ? { ok: false, errors: [error], typed: asked.fields } : asked;
  };

  const ask = async (request: NumberRequest, reply: FastifyReply, frame: Frame, body: unknown) => {
    const asked = await askedIn(frame, body);
    if (!asked.ok)
      return show(request, reply, frame, { values: asked.typed, errors: asked.errors });
    if (!asked.isSame) return preview(request, reply, frame, asked);
    const error = { field: change.form?.first ?? '', message: 'manageChanges.errors.same' };
    return show(request, reply, frame, { values: asked.fields, errors: [error] });
  };

  const confirm = async (request: NumberRequest, reply: FastifyReply, frame: Frame) => {
    const asked = await askedIn(frame, request.body);
    if (!asked.ok)
      return show(request, reply, frame, { values: asked.typed, errors: asked.errors });
    const moment = { at: clock(), offerHours: config.offerHours };
    const stillStands = standsAs(seenIn(request.body), asked.planned, moment);
    const by = { actor: actorOf(request), stillStands };
    const { letters } = await previewOf(services, book, frame.series, frame.seminar, asked.planned);
    const made = await change.make(services, frame.seminar.id, asked.planned, by);
    if (made === 'unknown') throw new Refusal('not_found');
    if (made === 'same' || made === 'changed' || made === change.done) {
      const overview = pathsIn(language).organiserSeries(frame.series.slug);
      const isQuiet = made !== 'same' && letters === 0 && change.done !== 'resized';
      return reply.redirect(`${overview}?done=${change.done}${isQuiet ? 'Quietly' : ''}`, 303);
    }
    return preview(request, reply, await frameOf(request), asked, true);
  };

  return { frameOf, show, ask, confirm };
}

/** A link back to the form brings along what was typed. */
function typedIn(query: Record<string, unknown>, fields: Typed): Typed {
  const known = Object.keys(fields).filter((field) => Object.hasOwn(query, field));
  const texts = known.map((field) => [field, query[field]] as const);
  return Object.fromEntries(
    texts.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string'),
  );
}

function seenIn(body: unknown) {
  const seen = new Map(Object.entries(body ?? {})).get('seen');
  return typeof seen === 'string' ? seen : '';
}
