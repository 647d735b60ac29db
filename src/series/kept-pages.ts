import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import { type Page, renderPage } from '../web/pages.ts';

/** A page as it stands until the data or the clock says otherwise. Nothing of a visitor in it. */
interface KeptPage {
  version: string;
  from: number;
  until: number;
  body: Buffer;
  etag: string;
  headers: Readonly<Record<string, string>>;
}

export interface Fresh {
  page: Page<object>;
  /** Instants at which what it shows changes by itself. */
  turningPoints: Date[];
}

/**
 * Sends the page kept under `key` if it is of this version and still true; else makes it first.
 * What `carry` makes of it must depend on the address alone, as the tag stays the same.
 */
export type SendKept = (
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  version: string,
  make: (now: Date) => Promise<Fresh>,
  carry?: (html: string) => string,
) => FastifyReply | Promise<FastifyReply>;

/** Keys are addresses of pages that exist, so that visitors cannot fill the memory with others. */
export function keepPages(app: FastifyInstance, { clock }: Services): SendKept {
  const pages = new Map<string, KeptPage>();
  return (request, reply, key, version, make, carry) => {
    const kept = pages.get(key);
    const now = clock();
    const at = now.getTime();
    if (kept && kept.version === version && at < kept.until && at >= kept.from) {
      return send(request, reply, kept, carry);
    }
    return make(now).then(async (fresh) => {
      const made = await render(app, fresh, version, at);
      pages.set(key, made);
      return send(request, reply, made, carry);
    });
  };
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, etag, headers }: KeptPage,
  carry?: (html: string) => string,
) {
  reply.headers(headers);
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
  return reply.send(carry ? carry(body.toString()) : body);
}

async function render(
  app: FastifyInstance,
  { page, turningPoints }: Fresh,
  version: string,
  from: number,
): Promise<KeptPage> {
  const body = Buffer.from(await renderPage(app, page));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const later = turningPoints.map((at) => at.getTime()).filter((at) => at > from);
  const until = Math.min(...later, Number.POSITIVE_INFINITY);
  const headers = Object.freeze({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    etag,
  });
  return { version, from, until, body, etag, headers };
}
