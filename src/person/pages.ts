import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import type { LetterBook, Rehearsal } from '../mail/index.ts';
import { mayUse, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { navBelow, type OrganiserNav } from '../people/index.ts';
import { findAnySeries, listSeminars, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { readId } from '../web/ids.ts';
import { sendPage } from '../web/pages.ts';
import type { Person } from './person.ts';
import { findPerson } from './store.ts';

export type Params = { slug: string; id: string; number?: string; letter?: string };
export type PersonRoute = { Params: Params; Querystring: { done?: string } };

/** What each part of a person's pages is registered with. */
export interface Face {
  app: FastifyInstance;
  services: Services;
  book: LetterBook;
  language: Language;
  at: (part: string) => string;
}

/** What the forms of a person's page led to, as it stands in the address after them. */
const doneKeys = {
  added: 'added',
  changed: 'changed',
  answered: 'answered',
  'new-address': 'newAddress',
  booked: 'booked',
  cancelled: 'cancelled',
  'sent-again': 'sentAgain',
  came: 'came',
  undone: 'undone',
  nothing: 'nothing',
  over: 'over',
  'under-way': 'underWay',
  superseded: 'superseded',
} as const;
const troubles = ['nothing', 'over', 'underWay', 'superseded'];
export type Done = keyof typeof doneKeys;
const isDone = (done: string): done is Done => Object.hasOwn(doneKeys, done);

/** What is said of it, and whether it is trouble. */
export function doneOf(done: string | undefined) {
  const key = done !== undefined && isDone(done) ? doneKeys[done] : null;
  return { done: key, isTrouble: key !== null && troubles.includes(key) };
}

export interface Found {
  series: Series;
  person: Person;
}

export interface Answered {
  typed: Typed;
  errors?: FieldError[];
  rehearsal?: Rehearsal | undefined;
}

/** A person of this series; ids of other series are not found. */
export async function getPerson(
  { database: { read } }: Services,
  { slug, id }: Params,
): Promise<Found> {
  const series = await findAnySeries(read, slug);
  const person = series && (await findPerson(read, series.id, readId(id)));
  if (!series || !person) throw new Refusal('not_found');
  return { series, person };
}

export async function formModel(
  services: Services,
  series: Series,
  { signUp }: Person,
  language: Language,
) {
  const seminars = await listSeminars(services.database.read, series.id);
  const person = { id: signUp.id, name: signUp.name };
  return {
    nav: navBelow({ series, seminars }, language, { person }),
    person,
  };
}

export function back(
  { params }: { params: Params },
  reply: FastifyReply,
  language: Language,
  done: Done,
) {
  const page = pathsIn(language).organiserSeries(params.slug, `people/${params.id}`);
  return reply.redirect(`${page}?done=${done}`, 303);
}

interface Sent {
  view: string;
  title: string;
  /** After the person's own address. */
  part: string;
  status?: number;
  model: { nav: OrganiserNav; [more: string]: unknown };
}

export function send(
  request: FastifyRequest<PersonRoute>,
  reply: FastifyReply,
  language: Language,
  { view, title, part, status = 200, model }: Sent,
) {
  const { slug, id } = request.params;
  const path = ['people', id, part].filter(Boolean).join('/');
  const organiser = organiserOf(request);
  return sendPage(reply, {
    view: `person/${view}`,
    language,
    title,
    within: model.nav.series.title,
    status,
    address: (to) => to.organiserSeries(slug, path),
    nav: 'series',
    organiser,
    private: true,
    model: { ...model, mayChange: mayUse(organiser.role, 'organiser') },
  });
}
