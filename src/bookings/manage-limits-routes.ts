import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import type { LetterBook } from '../mail/letter.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { getAnySeminar } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import type { Typed } from '../web/forms.ts';
import { limitsPreview, movesAnyone } from './limits-preview.ts';
import { readLimits } from './manage-limits-forms.ts';
import { sendLimits } from './manage-limits-pages.ts';
import { type Frame, sendPast, sendPreview } from './manage-pages.ts';
import { pastChanging } from './planned.ts';
import { type LimitsSet, setLimits, tryLimits } from './set-limits.ts';

type NumberRoute = {
  Params: { slug: string; number: string };
  Querystring: Record<string, unknown>;
};
type NumberRequest = FastifyRequest<NumberRoute>;
const organiser = { config: { access: 'organiser' } } as const;
const change = { noun: 'limits', form: {} } as const;

/**
 * Approval, limits and held seats of a seminar in one form. Saved at once where nobody is written
 * to and every organisation is known; else first shown, with a button that holds only as long as that page is true.
 */
export function registerLimitsRoutes(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
  language: Language,
) {
  const path = pathsIn(language).organiserSeries(':slug', 'seminars/:number/limits');
  const { database, clock } = services;
  const read = () => ({ db: database.read, now: clock() });

  const frameOf = async ({ params }: NumberRequest): Promise<Frame> => {
    const { series, seminar } = await getAnySeminar(services, params.slug, params.number);
    return { language, change, series, seminar };
  };

  const answer = async (
    request: NumberRequest,
    reply: FastifyReply,
    frame: Frame,
    { set, typed, meanwhile }: { set: LimitsSet; typed: Typed; meanwhile: boolean },
  ) => {
    if (set.kind === 'unknown') throw new Refusal('not_found');
    if (set.kind === 'past' || set.kind === 'meanwhile') {
      return sendPast(request, reply, frame, pastChanging(frame.seminar, clock()) ?? 'held');
    }
    if (set.kind === 'changed') {
      const preview = await limitsPreview(services, book, frame.series, set, language);
      return sendPreview(request, reply, frame, preview, { fields: typed, meanwhile });
    }
    const same = [{ field: 'approval', message: 'limits.errors.same' }];
    const errors = set.kind === 'invalid' ? set.errors : same;
    return sendLimits(request, reply, frame, read(), { values: typed, errors });
  };

  const done = (reply: FastifyReply, { series }: Frame) =>
    reply.redirect(`${pathsIn(language).organiserSeries(series.slug)}?done=limited`, 303);

  app.get<NumberRoute>(path, organiser, async (request, reply) => {
    const frame = await frameOf(request);
    const past = pastChanging(frame.seminar, clock());
    if (past) return sendPast(request, reply, frame, past);
    return sendLimits(request, reply, frame, read(), typedIn(request.query));
  });

  const save = async (request: NumberRequest, reply: FastifyReply, shown?: string) => {
    const frame = await frameOf(request);
    const form = readLimits(request.body, frame.seminar, clock());
    if (!form.ok) {
      const wrong = { values: form.typed, errors: form.errors };
      return sendLimits(request, reply, frame, read(), wrong);
    }
    const { wanted, typed } = form;
    const { id } = frame.seminar;
    let seen = shown;
    if (seen === undefined) {
      const tried = await tryLimits(services, id, wanted);
      const isPlain = tried.kind === 'changed' && !movesAnyone(tried) && !tried.unknown.length;
      if (!isPlain) return answer(request, reply, frame, { set: tried, typed, meanwhile: false });
      seen = tried.fingerprint;
    }
    const set = await setLimits(services, id, wanted, actorOf(request), seen);
    if (set.kind === 'changed' || set.kind === 'same') return done(reply, frame);
    const again = await tryLimits(services, id, wanted);
    return answer(request, reply, await frameOf(request), { set: again, typed, meanwhile: true });
  };

  app.post<NumberRoute>(path, organiser, (request, reply) => save(request, reply));

  app.post<NumberRoute>(`${path}/confirmed`, organiser, (request, reply) =>
    save(request, reply, seenIn(request.body)),
  );
}

/** A link back to the form brings along all that was typed. */
function typedIn(query: Record<string, unknown>): { values?: Typed } {
  if (typeof query.each !== 'string') return {};
  const lists = /^(organisation|held)/;
  const values = Object.entries(query).map(([name, value]) => {
    const texts = [value].flat().map(String);
    return [name, lists.test(name) ? texts : (texts[0] ?? '')];
  });
  return { values: Object.fromEntries(values) };
}

function seenIn(body: unknown) {
  const seen = new Map(Object.entries(body ?? {})).get('seen');
  return typeof seen === 'string' ? seen : '';
}
