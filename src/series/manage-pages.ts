import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { organiserOf } from '../organisers/index.ts';
import type { Paths } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language, Texts } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import type { Fields } from './fields.ts';
import type { Lack } from './publish.ts';
import type { Seminar, Series } from './series.ts';
import { findAnySeries } from './store.ts';

export type SlugRoute = { Params: { slug: string }; Querystring: { done?: string } };

export async function getAnySeries({ database }: Services, slug: string) {
  const series = await findAnySeries(database.read, slug);
  if (!series) throw new Refusal('not_found');
  return series;
}

interface Shown<M> {
  view: string;
  title: string;
  within?: string | undefined;
  /** Of the address under the organisers' pages: a series' slug and what follows, or `/new`. */
  part: string;
  status?: number;
  model: M;
}

/** An organiser's page of this room. */
export function send<M>(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  { view, title, within, part, status, model }: Shown<M>,
) {
  const [slug = '', ...rest] = part.split('/');
  const address = (to: Paths) =>
    slug ? to.organiserSeries(slug, rest.join('/')) : to.organiser(rest.join('/'));
  return sendPage(reply, {
    view: `series/${view}`,
    language,
    title,
    ...(within ? { within } : {}),
    address,
    nav: 'series',
    private: true,
    organiser: organiserOf(request),
    ...(status ? { status } : {}),
    model,
  });
}

export interface OverviewModel {
  series: Series;
  seminars: Seminar[];
  /** Numbers of those that can still be moved, resized or cancelled. */
  ahead: number[];
  /** Numbers of those that nobody has seen or booked: free to move, and to take out. */
  untouched: number[];
  lacks: Lack[];
  /** Whether the one who looks may change anything. */
  mayChange: boolean;
  done: string | null;
}

export interface EditModel {
  slug: string;
  /** For the way back; none where the series is new. */
  seriesTitle: Texts | null;
  number: number | null;
  values: Fields;
  errors: FieldError[];
  /** Fingerprint of what was shown; a save carries it. */
  seen: string;
  /** What stands now in fields that somebody else changed meanwhile. */
  stands: Fields;
  meanwhile: boolean;
}

const doneWords = [
  'created',
  'copied',
  'saved',
  'added',
  'published',
  'archived',
  'same',
  'moved',
  'movedQuietly',
  'cancelled',
  'cancelledQuietly',
  'removed',
  'touched',
  'resized',
  'limited',
];

export const doneOf = (text: unknown) =>
  typeof text === 'string' && doneWords.includes(text) ? text : null;

/** A form as it is first shown: with what stands. */
export const shownFields = (
  series: Pick<Series, 'slug' | 'title'> | null,
  values: Fields,
  seen = '',
): EditModel => ({
  slug: series?.slug ?? '',
  seriesTitle: series?.title ?? null,
  number: null,
  values,
  errors: [],
  seen,
  stands: {},
  meanwhile: false,
});

/** A form shown again: what was typed, and what is wrong with it. */
export const typedFields = (shown: EditModel, typed: Typed, errors: FieldError[]): EditModel => ({
  ...shown,
  values: { ...shown.values, ...typed },
  errors,
});

/** A form shown again because somebody else saved first. */
export function meanwhileFields(
  shown: EditModel,
  typed: Typed,
  stands: Fields,
  fields: string[],
): EditModel {
  const differ = Object.entries(stands).filter(([field]) => fields.includes(field));
  return {
    ...shown,
    values: { ...stands, ...typed },
    stands: Object.fromEntries(differ),
    meanwhile: true,
  };
}
