import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../errors.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findAnySeries, listSeminars } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readForm } from '../web/forms.ts';
import { type CheckedIn, checkIn, undoCheckIns } from './check-in.ts';
import { checkInSchema, markedBy, undoSchema } from './check-in-forms.ts';

type SeminarRoute = { Params: { slug: string; number: string } };
const organiser = { config: { access: 'organiser' } } as const;

/** Marking who came: from the seminar's list, or from a person's page. */
export function registerCheckInRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) registerIn(app, services, language);
}

function registerIn(app: FastifyInstance, services: Services, language: Language) {
  const path = (part: string) =>
    pathsIn(language).organiserSeries(':slug', `seminars/:number/check-ins${part}`);

  app.post<SeminarRoute>(path(''), organiser, async (request, reply) => {
    const { slug, number } = request.params;
    const seminar = await getSeminar(services, request.params);
    const form = readForm(checkInSchema, request.body);
    if (!form.ok) throw new Refusal('invalid');
    const { nonce, back, person } = form.data;
    const marks = markedBy(form.data);
    const list = `seminars/${number}/people`;
    const to = { slug, language, back, part: person ? `people/${person}` : list };
    if (marks.bookingIds.length === 0) return answer(reply, to, { marked: 'nobody' });
    const actor = actorOf(request);
    const done = await checkIn(services, { seminarId: seminar.id, ...marks, nonce, actor });
    if (person) return answer(reply, to, { done: doneOf(done, marks.kind) });
    return answer(reply, to, outcomeOf(done, marks.kind, nonce));
  });

  app.post<SeminarRoute>(path('/undo'), organiser, async (request, reply) => {
    const { slug, number } = request.params;
    const seminar = await getSeminar(services, request.params);
    const form = readForm(undoSchema, request.body);
    if (!form.ok) throw new Refusal('invalid');
    const { batch, nonce, back } = form.data;
    const by = { seminarId: seminar.id, nonce, actor: actorOf(request) };
    const done = await undoCheckIns(services, batch, by);
    const to = { slug, language, back, part: `seminars/${number}/people` };
    return answer(reply, to, outcomeOf(done, 'undone', nonce));
  });
}

async function getSeminar(
  { database: { read } }: Services,
  { slug, number }: SeminarRoute['Params'],
) {
  const series = await findAnySeries(read, slug);
  const seminars = series ? await listSeminars(read, series.id) : [];
  const seminar = seminars.find((one) => String(one.number) === number);
  if (!seminar) throw new Refusal('not_found');
  return seminar;
}

function outcomeOf(done: CheckedIn, kind: 'came' | 'undone', batch: string) {
  if (done.kind === 'unknown') throw new Refusal('not_found');
  if (done.kind !== 'marked') return { marked: done.kind };
  const skipped = done.skipped > 0 ? { skipped: done.skipped } : {};
  if (done.count === 0) return { marked: 'nothing', ...skipped };
  return { marked: kind, count: done.count, ...skipped, ...(kind === 'came' ? { batch } : {}) };
}

/** In the words of a person's page. */
function doneOf(done: CheckedIn, kind: 'came' | 'undone') {
  if (done.kind === 'unknown') throw new Refusal('not_found');
  return done.kind === 'marked' && done.count > 0 ? kind : 'nothing';
}

interface Way {
  slug: string;
  language: Language;
  part: string;
  /** The list's own filter, as it stood in the address. */
  back: string;
}

/** Back where it came from: the path is ours whatever was sent (SEC-15). */
function answer(reply: FastifyReply, { slug, language, part, back }: Way, told: object) {
  const fields = new URLSearchParams(part.endsWith('/people') ? back : '');
  for (const [name, value] of Object.entries(told)) fields.set(name, String(value));
  return reply.redirect(`${pathsIn(language).organiserSeries(slug, part)}?${fields}`, 303);
}
