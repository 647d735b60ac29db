import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { getAnySeminar } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { loadBreakfasts } from './load-headcount.ts';
import { askingSchema, cutOffFrom, cutOffSchema, sheetSchema } from './manage-forms.ts';
import {
  breakfastModel,
  breakfastPart,
  type Done,
  type Frame,
  send,
  sheetModel,
  sheetPart,
} from './manage-pages.ts';
import { setAsking, setCutOff } from './set-breakfast.ts';
import { countNeeds } from './store.ts';

type NumberRoute = {
  Params: { slug: string; number: string };
  Querystring: Record<string, unknown>;
};
type NumberRequest = FastifyRequest<NumberRoute>;
const reader = { config: { access: 'reader' } } as const;
const organiser = { config: { access: 'organiser' } } as const;

/** Breakfast as numbers: how many, until when that may change, and a sheet for the caterer. */
export function registerBreakfastRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) {
    registerPage(app, services, language);
    registerSheet(app, services, language);
  }
}

async function frameOf(services: Services, { params }: NumberRequest, language: Language) {
  const { series, seminar } = await getAnySeminar(services, params.slug, params.number);
  return { language, series, seminar };
}

function registerPage(app: FastifyInstance, services: Services, language: Language) {
  const at = (slug: string, number: string, part = '') =>
    pathsIn(language).organiserSeries(slug, `seminars/${number}/breakfast${part}`);

  const show = async (
    request: NumberRequest,
    reply: FastifyReply,
    frame: Frame,
    shown: { typed?: Typed; errors?: FieldError[]; done?: unknown },
  ) => {
    const { read } = services.database;
    const breakfasts = await loadBreakfasts(read, frame.seminar, services.clock());
    const { number } = frame.seminar;
    return send(request, reply, frame, {
      view: 'manage-breakfast',
      part: breakfastPart(frame.seminar),
      title: translator(language)('breakfast.manage.title', { number }),
      status: shown.errors ? 422 : 200,
      model: breakfastModel(frame, breakfasts, shown),
    });
  };

  const back = ({ params }: NumberRequest, reply: FastifyReply, done: Done) =>
    reply.redirect(`${at(params.slug, params.number)}?done=${done}`, 303);

  app.get<NumberRoute>(at(':slug', ':number'), reader, async (request, reply) => {
    const frame = await frameOf(services, request, language);
    return show(request, reply, frame, { done: request.query.done });
  });

  app.post<NumberRoute>(at(':slug', ':number', '/cut-off'), organiser, async (request, reply) => {
    const frame = await frameOf(services, request, language);
    const { seminar } = frame;
    const form = readForm(cutOffSchema, request.body);
    const { typed } = form;
    if (!form.ok) return show(request, reply, frame, { typed, errors: form.errors });
    const cutOff = cutOffFrom(form.data, seminar);
    if (!cutOff.ok) return show(request, reply, frame, { typed, errors: cutOff.errors });
    const changed = await setCutOff(services, seminar.id, cutOff.at, actorOf(request));
    return back(request, reply, changed === 'changed' ? 'cutOff' : 'same');
  });

  app.post<NumberRoute>(at(':slug', ':number', '/needs'), organiser, async (request, reply) => {
    const frame = await frameOf(services, request, language);
    const form = readForm(askingSchema, request.body);
    if (!form.ok) return show(request, reply, frame, { errors: form.errors });
    const asks = form.data.asks === 'yes';
    const changed = await setAsking(services, frame.seminar.id, asks, actorOf(request));
    if (changed === 'same') return back(request, reply, 'same');
    return back(request, reply, asks ? 'asked' : 'ended');
  });
}

function registerSheet(app: FastifyInstance, services: Services, language: Language) {
  const path = pathsIn(language).organiserSeries(':slug', 'seminars/:number/breakfast/sheet');

  app.get<NumberRoute>(path, organiser, async (request, reply) => {
    const frame = await frameOf(services, request, language);
    const { series, seminar } = frame;
    const { read } = services.database;
    const form = readForm(sheetSchema, request.query);
    const typed = form.ok
      ? { ...form.data, errors: [], values: form.typed }
      : { extra: 0, note: '', errors: form.errors, values: form.typed };
    const breakfasts = await loadBreakfasts(read, seminar, services.clock());
    const counted = seminar.asksNeeds ? await countNeeds(read, seminar.id) : null;
    return send(request, reply, frame, {
      view: 'sheet',
      part: sheetPart(seminar),
      query: form.ok ? queryOf(form.data) : '',
      title: translator(language)('breakfast.sheet.title', { series: series.title[language] }),
      status: form.ok ? 200 : 422,
      model: sheetModel(frame, breakfasts, counted, typed),
    });
  });
}

function queryOf({ extra, note }: { extra: number; note: string }) {
  const query = new URLSearchParams({
    ...(extra > 0 ? { extra: String(extra) } : {}),
    ...(note ? { note } : {}),
  }).toString();
  return query && `?${query}`;
}
