import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../errors.ts';
import { shared } from '../paths.ts';
import type { Services } from '../services.ts';
import { readId } from '../web/ids.ts';
import { sendHtml, sendPage } from '../web/pages.ts';
import type { LetterBook, LetterContent } from './letter.ts';
import { contentOf, letterPage, mailboxPage } from './mailbox-pages.ts';
import { findLetter, type LetterRow, listLetters } from './store.ts';

const perPage = 30;

/** A letter brings its styles along, and stands in a frame of the page about it. */
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";

interface Params {
  id: string;
}

/**
 * The letters of the outbox, made again from their facts, for whoever tries the service. They
 * hold live links of other people: in production these pages do not exist.
 */
export function registerMailbox(app: FastifyInstance, services: Services, book: LetterBook) {
  const { config, database } = services;
  if (!config.development) return;

  app.get<{ Querystring: { before?: string } }>(shared.mailbox(), async (request, reply) => {
    const { before } = request.query;
    const from = typeof before === 'string' ? { before: readId(before) } : {};
    const rows = await listLetters(database.read, { ...from, limit: perPage });
    return sendPage(reply, await mailboxPage(rows, { book, config, limit: perPage }));
  });

  app.get<{ Params: Params }>(shared.letter(':id'), async (request, reply) => {
    const { row, content } = await find(request.params);
    allowFrames(reply);
    return sendPage(reply, letterPage(row, content));
  });

  app.get<{ Params: Params }>(shared.letterHtml(':id'), async (request, reply) => {
    const { html } = made(await find(request.params));
    reply.header('content-security-policy', letterPolicy).header('cache-control', 'no-store');
    return sendHtml(reply, html.replace('<head>', '<head><base target="_top">'));
  });

  app.get<{ Params: Params }>(shared.letterCalendar(':id'), async (request, reply) => {
    const { calendar } = made(await find(request.params));
    if (!calendar) throw new Refusal('not_found');
    reply.header('content-disposition', 'attachment; filename="inbjudan.ics"');
    reply.header('cache-control', 'no-store');
    const type = `text/calendar; charset=utf-8; method=${calendar.method}`;
    return reply.type(type).send(calendar.ics);
  });

  async function find({ id }: Params) {
    const row = await findLetter(database.read, readId(id));
    if (!row) throw new Refusal('not_found');
    return { row, content: await contentOf(row, book, config) };
  }
}

function made({ content }: { row: LetterRow; content: LetterContent | undefined }) {
  if (!content) throw new Refusal('not_found');
  return content;
}

function allowFrames(reply: FastifyReply) {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header('content-security-policy', [policy, "frame-src 'self'"].filter(Boolean).join('; '));
}
