import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getSeries } from '../bookings/index.ts';
import { Refusal } from '../errors.ts';
import { pathsIn } from '../paths.ts';
import { type LinkPurpose, openSecretLink } from '../secret-links.ts';
import { findSeries, listSeminars } from '../series/index.ts';
import type { Services } from '../services.ts';
import { cleanText } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';
import { limit } from '../web/limits.ts';
import { bookingFile, type CalendarFile, personalFeed, seminarFile, seriesFeed } from './feeds.ts';
import { findSignUp, listBooked } from './store.ts';

const languages: Language[] = ['sv', 'en'];

interface Params {
  slug: string;
  number: string;
  token: string;
}

type Request = FastifyRequest<{ Params: Params }>;

/** Calendars to subscribe to and to save: of everyone, and of one person by secret link. */
export function registerCalendarRoutes(app: FastifyInstance, services: Services) {
  for (const language of languages) {
    registerPublic(app, services, language);
    registerPersonal(app, services, language);
  }
}

function registerPublic(app: FastifyInstance, services: Services, language: Language) {
  const { config, database } = services;
  const paths = pathsIn(language);
  const options = { config: limit({ max: 600, minutes: 10 }) };

  app.get<{ Params: Params }>(paths.seriesCalendar(':slug'), options, async (request, reply) => {
    const { series, seminars } = await publishedSeries(request.params.slug);
    const file = seriesFeed(series, seminars, language, config);
    return send(request, reply, file, { name: request.params.slug, personal: false });
  });

  const seminarPath = paths.seminarCalendar(':slug', ':number');
  app.get<{ Params: Params }>(seminarPath, options, async (request, reply) => {
    const { slug, number } = request.params;
    const { series, seminars } = await publishedSeries(slug);
    const seminar = seminars.find((one) => String(one.number) === number);
    if (!seminar) throw new Refusal('not_found');
    const file = seminarFile(series, seminar, language, config);
    return send(request, reply, file, { name: `${slug}-${number}`, personal: false });
  });

  async function publishedSeries(slug: string) {
    // PostgreSQL has no NUL in texts.
    const series = cleanText(slug) === slug ? await findSeries(database.read, slug) : undefined;
    if (!series) throw new Refusal('not_found');
    return { series, seminars: await listSeminars(database.read, series.id) };
  }
}

function registerPersonal(app: FastifyInstance, services: Services, language: Language) {
  const { config } = services;
  const paths = pathsIn(language);
  const options = { config: { rateLimit: perLink } };

  app.get<{ Params: Params }>(paths.personalFeed(':token'), options, async (request, reply) => {
    const { series, booked } = await personOf(services, 'personal-feed', request.params.token);
    const file = personalFeed(series, booked, language, config);
    return send(request, reply, file, { name: series.slug, personal: true });
  });

  const bookingPath = paths.bookingCalendar(':token', ':number');
  app.get<{ Params: Params }>(bookingPath, options, async (request, reply) => {
    const { token, number } = request.params;
    const { series, booked } = await personOf(services, 'manage', token);
    const seats = booked.filter(({ booking }) => booking.state === 'confirmed');
    const seat = seats.find(({ seminar }) => String(seminar.number) === number);
    if (!seat) throw new Refusal('not_found');
    const file = bookingFile(series, seat, language, config);
    return send(request, reply, file, { name: `${series.slug}-${number}`, personal: true });
  });
}

/** Each link on its own, so that an office behind one address is no one visitor (CAL-44). */
const perLink = {
  max: 60,
  timeWindow: 10 * 60_000,
  keyGenerator: ({ params }: FastifyRequest) => (params as Params).token,
};

/** @throws {Refusal} not_found for a link of another purpose, one revoked, and one not ours */
async function personOf({ config, database }: Services, purpose: LinkPurpose, token: string) {
  const link = openSecretLink(config.secretKey, purpose, token);
  const signUp = link && (await findSignUp(database.read, link.id));
  if (!signUp || signUp.generation !== link.generation) throw new Refusal('not_found');
  const series = await getSeries(database.read, signUp.seriesId);
  return { series, booked: await listBooked(database.read, signUp.id) };
}

function send(
  request: Request,
  reply: FastifyReply,
  { body, etag, modifiedAt }: CalendarFile,
  { name, personal }: { name: string; personal: boolean },
) {
  reply.header('etag', etag);
  reply.header('cache-control', personal ? 'private, no-cache' : 'public, max-age=300');
  if (personal) reply.header('x-robots-tag', 'noindex');
  if (modifiedAt) reply.header('last-modified', modifiedAt.toUTCString());
  if (isSame(request.headers['if-none-match'], etag)) return reply.code(304).send();
  reply.header('content-disposition', `inline; filename="${name}.ics"`);
  return reply.type('text/calendar; charset=utf-8').send(body);
}

function isSame(known: string | undefined, etag: string) {
  const tags = known?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
