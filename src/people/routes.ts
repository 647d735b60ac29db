import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import type { LetterBook } from '../mail/index.ts';
import { actorOf, mayUse, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { alternatesOf } from '../registrations/index.ts';
import { findAnySeries, listSeminars } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { sendPage } from '../web/pages.ts';
import { exportPeople } from './export-people.ts';
import { type ListPlace, loadPeople, titleOf } from './list.ts';
import { registerManagePersonRoutes } from './person-routes.ts';
import { registerManageSignUpRoutes } from './sign-up-routes.ts';

type Query = Record<string, string | string[] | undefined>;
type ListRoute = { Params: { slug: string; number?: string }; Querystring: Query };

const reader = { config: { access: 'reader' } } as const;

/** Who comes, for organisers: the lists and their files, each person, signing somebody up. */
export function registerManagePeopleRoutes(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
) {
  for (const language of ['sv', 'en'] as const) {
    for (const part of ['people', 'seminars/:number/people']) {
      registerList(app, services, language, part);
      registerExport(app, services, language, part);
    }
    registerManageSignUpRoutes(app, services, book, language);
    registerManagePersonRoutes(app, services, book, language);
  }
}

function registerList(app: FastifyInstance, services: Services, language: Language, part: string) {
  const path = pathsIn(language).organiserSeries(':slug', part);
  app.get<ListRoute>(path, reader, async (request, reply) => {
    const at = await placeOf(services, request.params);
    const model = await loadPeople(services, at, request.query, language);
    return sendPeople(request, reply, at, language, {
      ...model,
      ...markedOf(request.query, language),
    });
  });
}

function sendPeople(
  request: FastifyRequest,
  reply: FastifyReply,
  at: ListPlace,
  language: Language,
  model: object,
) {
  const organiser = organiserOf(request);
  const part = at.seminar ? `seminars/${at.seminar.number}/people` : 'people';
  return sendPage(reply, {
    view: 'people/people',
    language,
    title: titleOf(at, language),
    alternates: alternatesOf((to) => pathsIn(to).organiserSeries(at.series.slug, part)),
    nav: 'series',
    organiser,
    private: true,
    model: { ...model, mayChange: mayUse(organiser.role, 'organiser') },
  });
}

function registerExport(
  app: FastifyInstance,
  services: Services,
  language: Language,
  part: string,
) {
  const path = pathsIn(language).organiserSeries(':slug', `${part}.csv`);
  app.get<ListRoute>(path, { ...reader, exposeHeadRoute: false }, async (request, reply) => {
    const at = await placeOf(services, request.params);
    const file = await exportPeople(services, at, request.query, actorOf(request));
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', file.disposition)
      .send(file.content);
  });
}

/** The series and the seminar of an address; not found where they are not, or not together. */
async function placeOf(
  { database: { read } }: Services,
  { slug, number }: { slug: string; number?: string },
): Promise<ListPlace> {
  const series = await findAnySeries(read, slug);
  if (!series) throw new Refusal('not_found');
  const seminars = await listSeminars(read, series.id);
  if (number === undefined) return { series, seminars };
  const seminar = seminars.find((one) => String(one.number) === number);
  if (!seminar) throw new Refusal('not_found');
  return { series, seminars, seminar };
}

const troubles = {
  nothing: 'nothing',
  nobody: 'nobody',
  'too-early': 'tooEarly',
  cancelled: 'cancelled',
} as const;

/** What marking led to, as the address after it says. */
function markedOf({ marked, count, skipped, batch }: Query, language: Language) {
  const t = translator(language);
  const sentences: string[] = [];
  const amount = (text: unknown) => (/^\d{1,4}$/.test(String(text)) ? Number(text) : 0);
  const isTrouble = typeof marked === 'string' && Object.hasOwn(troubles, marked);
  if (marked === 'nobody') sentences.push(t('people.bulk.nobody'));
  else if (marked === 'came') sentences.push(t('people.marked.came', { count: amount(count) }));
  else if (marked === 'undone') sentences.push(t('people.marked.undone', { count: amount(count) }));
  else if (marked === 'nothing') sentences.push(t('people.marked.nothing'));
  else if (marked === 'too-early') sentences.push(t('people.marked.tooEarly'));
  else if (marked === 'cancelled') sentences.push(t('people.marked.cancelled'));
  if (amount(skipped)) sentences.push(t('people.marked.skipped', { count: amount(skipped) }));
  const isBatch = marked === 'came' && /^[\w-]{8,60}$/.test(String(batch));
  return { marked: sentences, isMarkTrouble: isTrouble, undoBatch: isBatch ? String(batch) : null };
}
