import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { mayUse, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findAnySeries, listSeminars } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { sendPage } from '../web/pages.ts';
import type { ListPlace } from './people.ts';
import { peopleQuery, readPeopleQuery } from './people.ts';

export type Query = Record<string, string | string[] | undefined>;
export type ListRoute = { Params: { slug: string; number?: string }; Querystring: Query };

/** The lists' addresses, of a series and of one seminar. */
export const listParts = ['people', 'seminars/:number/people'];

/** The series and the seminar of an address; not found where they are not, or not together. */
export async function placeOf(
  { database: { read } }: Services,
  { slug, number }: ListRoute['Params'],
): Promise<ListPlace> {
  const series = await findAnySeries(read, slug);
  if (!series) throw new Refusal('not_found');
  const seminars = await listSeminars(read, series.id);
  if (number === undefined) return { series, seminars };
  const seminar = seminars.find((one) => String(one.number) === number);
  if (!seminar) throw new Refusal('not_found');
  return { series, seminars, seminar };
}

export const partOf = ({ seminar }: Pick<ListPlace, 'seminar'>) =>
  seminar ? `seminars/${seminar.number}/people` : 'people';

interface Shown {
  view: string;
  title: string;
  status?: number;
  /** After the list's own address. */
  part?: string;
  model: object;
}

export function sendOfList(
  request: FastifyRequest,
  reply: FastifyReply,
  at: ListPlace,
  language: Language,
  { view, title, status = 200, part = '', model }: Shown,
) {
  const organiser = organiserOf(request);
  const path = partOf(at) + part;
  return sendPage(reply, {
    view,
    language,
    title,
    within: at.series.title[language],
    status,
    address: (to) => to.organiserSeries(at.series.slug, path),
    nav: 'series',
    organiser,
    private: true,
    model: { ...model, mayChange: mayUse(organiser.role, 'organiser') },
  });
}

/** Back to the list as it was: what was sent is read as a list's query, and nothing else (SEC-15). */
export function backToList(
  reply: FastifyReply,
  at: ListPlace,
  language: Language,
  back: string,
  told: Record<string, string | number>,
) {
  const list = pathsIn(language).organiserSeries(at.series.slug, partOf(at));
  return reply.redirect(list + ownQuery(back, told), 303);
}

/** A list's query as it was sent in a form, in the form that is ours. */
export function ownQuery(sent: string, more: Record<string, string | number> = {}) {
  const { filter, columns } = readPeopleQuery(queryOf(sent));
  return peopleQuery(filter, columns, more);
}

export const queryOf = (sent: string): Query =>
  Object.fromEntries(new URLSearchParams(sent.slice(0, 2000)));
