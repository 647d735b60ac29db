import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { attendee } from '../bookings/index.ts';
import { Refusal } from '../errors.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { LetterBook } from '../mail/index.ts';
import { type Rehearsal, rehearse } from '../mail/index.ts';
import { actorOf, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { navBelow, sendingOf } from '../people/index.ts';
import {
  askedFields,
  canBook,
  findSubmission,
  missingChoice,
  personFields,
  readAsked,
  refusalErrors,
  type SignedUp,
  signUp,
  signUpFrom,
  withChoice,
} from '../registrations/index.ts';
import { findAnySeries, listSeminars, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import { addPersonSchema, saidOfAnother } from './forms.ts';

type SlugRoute = { Params: { slug: string } };
const organiser = { config: { access: 'organiser' } } as const;

/** An organiser signs somebody up: the same verb as on the website, with letters shown first. */
export function registerSignUps(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
  language: Language,
) {
  const path = pathsIn(language).organiserSeries(':slug', 'people/new');
  const empty = { language, letters: 'send' };

  app.get<SlugRoute>(path, organiser, async (request, reply) => {
    const series = await getSeries(services, request.params.slug);
    return sendForm(request, reply, services, { language, series, typed: empty });
  });

  app.post<SlugRoute>(path, organiser, async (request, reply) => {
    const series = await getSeries(services, request.params.slug);
    const form = readForm(addPersonSchema, request.body);
    const by = { ...attendee, actor: actorOf(request) };
    const asking = { series, language, now: services.clock(), by };
    const asked = await readAsked(services.database.read, asking, request.body, form.typed);
    const shown = { language, series, typed: { ...form.typed, ...asked.typed } };
    const errors = [...(form.ok ? missingChoice(form.data) : withChoice(form)), ...asked.errors];
    if (!form.ok || errors.length > 0) {
      return sendForm(request, reply, services, { ...shown, errors: saidOfAnother(errors) });
    }
    const sent = {
      series,
      language: form.data.language,
      form: signUpFrom(form.data),
      answers: asked.answers,
      idempotencyKey: form.data.idempotency_key || null,
      by: { ...by, letters: sendingOf(form.data) },
    };
    const isPreview = form.data.step === 'preview';
    const tried = isPreview
      ? await rehearse(services, book, [form.data.email], (rehearsing) => signUp(rehearsing, sent))
      : { result: await signUp(services, sent), rehearsal: undefined };
    const { result, rehearsal } = tried;
    if (result.kind === 'too-many') throw new Refusal('too_many');
    if (result.kind !== 'done') {
      return sendForm(request, reply, services, { ...shown, errors: refusalErrors(result) });
    }
    if (rehearsal) return sendForm(request, reply, services, { ...shown, rehearsal });
    const id = await signedUpAs(services, result);
    const to = pathsIn(language).organiserSeries(series.slug, `people/${id}`);
    return reply.redirect(`${to}?done=added`, 303);
  });
}

async function signedUpAs({ database }: Services, result: SignedUp & { kind: 'done' }) {
  const found = await findSubmission(database.read, result.submissionId);
  if (!found) throw new Error('A submission was not stored');
  return found.submission.signUpId;
}

async function getSeries({ database }: Services, slug: string) {
  const series = await findAnySeries(database.read, slug);
  if (!series) throw new Refusal('not_found');
  return series;
}

interface Shown {
  language: Language;
  series: Series;
  typed: Typed;
  errors?: FieldError[];
  rehearsal?: Rehearsal;
}

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  { language, series, typed, errors = [], rehearsal }: Shown,
) {
  const now = services.clock();
  const seminars = await listSeminars(services.database.read, series.id);
  const by = { ...attendee, actor: actorOf(request) };
  const ticked = new Set([typed.seminars ?? []].flat());
  const { day } = formatIn(language);
  const key = [typed.idempotency_key ?? []].flat()[0];
  return sendPage(reply, {
    view: 'person/add',
    language,
    title: translator(language)('people.form.addTitle'),
    within: series.title[language],
    status: errors.length > 0 ? 422 : 200,
    address: (to) => to.organiserSeries(series.slug, 'people/new'),
    nav: 'series',
    organiser: organiserOf(request),
    private: true,
    model: {
      ...personFields(typed, errors),
      questions: await askedFields(services.database.read, {
        ...{ series, seminars, language, now, by },
        ...{ typed, errors },
      }),
      nav: navBelow({ series, seminars }, language),
      choices: seminars
        .filter((seminar) => canBook(seminar, now, by))
        .map((seminar) => ({
          number: seminar.number,
          label: `${day(seminar.startsAt)}: ${seminar.theme[language]}`,
          checked: ticked.has(String(seminar.number)),
        })),
      wholeSeries: typed.whole_series !== undefined,
      sends: typed.letters === 'send',
      idempotencyKey: key || services.random(16),
      rehearsal,
    },
  });
}
