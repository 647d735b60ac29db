import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { type Paths, pathsIn } from '../paths.ts';
import { makeSecretLink, openSecretLink } from '../secret-links.ts';
import {
  carryVia,
  findContact,
  findSeries,
  listSeminars,
  type Series,
  viaOf,
} from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { limit } from '../web/limits.ts';
import { sendPage } from '../web/pages.ts';
import { readAsked } from './asked.ts';
import { signUpFrom, signUpSchema } from './forms.ts';
import { receiptModel } from './pages.ts';
import { receiptHours, type SignedUp, signUp } from './sign-up.ts';
import { loadSignUpForm } from './sign-up-form.ts';
import { findSubmission } from './store.ts';

type SlugRoute = {
  Params: { slug: string };
  Querystring: { seminars?: string | string[]; via?: unknown };
};

export function registerSignUpRoutes(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const perBlock = limit({ max: services.config.signUpsPerBlock, minutes: 10, of: 'sign-up' });

  app.get<SlugRoute>(paths.signUp(':slug'), async (request, reply) => {
    const series = await getSeries(services, request.params.slug);
    const seminars = request.query.seminars ?? [];
    const via = viaOf(request.query);
    return sendForm(reply, services, { language, series, via, typed: { seminars }, errors: [] });
  });

  app.post<SlugRoute>(paths.signUp(':slug'), { config: perBlock }, async (request, reply) => {
    const series = await getSeries(services, request.params.slug);
    const form = readForm(signUpSchema, request.body);
    const { read } = services.database;
    const asking = { series, language, now: services.clock() };
    const asked = await readAsked(read, asking, request.body, form.typed);
    const errors = [...(form.ok ? missingChoice(form.data) : withChoice(form)), ...asked.errors];
    const via = viaOf(form.typed) ?? viaOf(request.query);
    const shown = { language, series, via, typed: { ...form.typed, ...asked.typed } };
    if (!form.ok || errors.length > 0) return sendForm(reply, services, { ...shown, errors });
    const idempotencyKey = form.data.idempotency_key || null;
    const { answers, needs } = asked;
    const { notice: noticeId } = form.data;
    const filled = { form: signUpFrom(form.data), answers, needs };
    const sent = { series, language, ...filled, idempotencyKey, via, noticeId };
    const result = await signUp(services, sent);
    if (result.kind === 'too-many') {
      return sendForm(reply, services, { ...shown, errors, isTooSoon: true });
    }
    if (result.kind !== 'done') {
      return sendForm(reply, services, { ...shown, errors: refusalErrors(result) });
    }
    const token = makeSecretLink(services.config.secretKey, 'receipt', result.submissionId);
    return reply.redirect(paths.receipt(token), 303);
  });

  app.get<{ Params: { token: string } }>(paths.receipt(':token'), async (request, reply) => {
    const { series, submission } = await getReceipt(services, request.params.token);
    const seminars = await listSeminars(services.database.read, series.id);
    return sendPage(reply, {
      view: 'registrations/receipt',
      language,
      title: `${translator(language)('registrations.receipt.pageTitle')} – ${series.title[language]}`,
      address: (to) => to.receipt(request.params.token),
      nav: 'registration',
      private: true,
      contact: await findContact(services.database.read, series, language),
      model: receiptModel(series, seminars, submission, language),
    });
  });
}

async function getSeries({ database }: Services, slug: string) {
  const series = await findSeries(database.read, slug);
  if (!series) throw new Refusal('not_found');
  return series;
}

async function getReceipt({ config, database, clock }: Services, token: string) {
  const link = openSecretLink(config.secretKey, 'receipt', token);
  if (!link) throw new Refusal('not_found');
  const found = await findSubmission(database.read, link.id);
  if (!found) throw new Refusal('gone');
  const age = clock().getTime() - found.submission.createdAt.getTime();
  if (age > receiptHours * 3_600_000) throw new Refusal('gone');
  return found;
}

interface Shown {
  language: Language;
  series: Series;
  /** A share link's code, that the form and its links carry on. */
  via: string | undefined;
  typed: Typed;
  errors: FieldError[];
  isTooSoon?: boolean;
}

/** The form: empty, or with what was typed and what is wrong with it. */
async function sendForm(reply: FastifyReply, services: Services, shown: Shown) {
  const { language, series, via, errors, typed, isTooSoon } = shown;
  const t = translator(language);
  const { read } = services.database;
  const key = [typed.idempotency_key ?? []].flat()[0];
  const page = {
    view: 'registrations/sign-up',
    language,
    title: `${t(isTooSoon ? 'web.failures.tooMany.title' : 'registrations.form.title')} – ${series.title[language]}`,
    status: isTooSoon ? 429 : errors.length > 0 ? 422 : 200,
    address: (to: Paths) => to.signUp(series.slug),
    nav: 'series' as const,
    private: isTooSoon || errors.length > 0,
    contact: await findContact(read, series, language),
    model: await loadSignUpForm(read, {
      ...shown,
      seminars: await listSeminars(read, series.id),
      now: services.clock(),
      idempotencyKey: key || services.random(16),
    }),
  };
  return sendPage(reply, page, via ? (html) => carryVia(html, via) : undefined);
}

const noChoice = { field: 'seminars', message: 'registrations.errors.seminars' };

export const missingChoice = (data: { seminars: number[]; whole_series?: string | undefined }) =>
  data.seminars.length === 0 && data.whole_series === undefined ? [noChoice] : [];

/** A form with other errors may lack its ticks too: say it all at once, in the form's order. */
export function withChoice({ errors, typed }: { errors: FieldError[]; typed: Typed }) {
  const ticked = typed.seminars !== undefined || typed.whole_series !== undefined;
  return ticked ? errors : [noChoice, ...errors];
}

const refusals = {
  'nothing-open': { field: 'seminars', message: 'registrations.errors.nothingOpen' },
  'unknown-seminar': { field: 'seminars', message: 'registrations.errors.unknownSeminar' },
};

export function refusalErrors(
  result: Exclude<SignedUp, { kind: 'done' | 'too-many' }>,
): FieldError[] {
  if (result.kind !== 'closed') return [refusals[result.kind]];
  return result.seminars.map(({ number }) => ({
    field: `seminar-${number}`,
    message: 'registrations.errors.closedSeminar',
    values: { number },
  }));
}
