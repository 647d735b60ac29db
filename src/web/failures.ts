import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, type RefusalCode } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import type { SecurityHeaders } from './headers.ts';
import { languageOf } from './language.ts';
import { renderPage, sendHtml } from './pages.ts';

/** The statuses that have a page, and the part of `web.failures` with its texts. */
const failures = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'notFound',
  410: 'gone',
  413: 'tooLarge',
  415: 'unsupported',
  422: 'invalid',
  429: 'tooMany',
  500: 'broken',
  503: 'unavailable',
} as const;

/** Refusals with a page of their own. */
const refusals: Partial<Record<RefusalCode, 'signedOut' | 'onlyReads'>> = {
  signed_out: 'signedOut',
  only_reads: 'onlyReads',
};

type FailureStatus = keyof typeof failures;

const retryAfterSeconds = 30;

/** One page for everything that goes wrong: it says what to do, and nothing of the inside. */
export function registerFailures(app: FastifyInstance) {
  app.setNotFoundHandler((request, reply) => sendFailure(request, reply, new Refusal('not_found')));
  app.setErrorHandler<FastifyError>((error, request, reply) => sendFailure(request, reply, error));
}

/** For addresses so broken that Fastify answers before any hook has run. */
export function answerBrokenAddress(headers: SecurityHeaders) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(headers);
    return sendFailure(request, reply, error);
  };
}

async function sendFailure(request: FastifyRequest, reply: FastifyReply, error: unknown) {
  const status = statusOf(error);
  logFailure(request, status, error);
  reply.code(status).header('cache-control', 'no-store');
  if (status === 503 && !reply.hasHeader('retry-after')) {
    reply.header('retry-after', retryAfterSeconds);
  }
  try {
    return sendHtml(reply, await renderFailure(request, status, error));
  } catch (broken) {
    request.log.error({ err: broken }, 'a failure page could not be rendered');
    return reply
      .type('text/plain; charset=utf-8')
      .send('Något gick fel. / Something went wrong.\n');
  }
}

function statusOf(error: unknown): FailureStatus {
  const claimed = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (claimed === 414) return 404;
  if (isFailureStatus(claimed)) return claimed;
  return typeof claimed === 'number' && claimed >= 400 && claimed < 500 ? 400 : 500;
}

function isFailureStatus(status: unknown): status is FailureStatus {
  return typeof status === 'number' && status in failures;
}

function logFailure(request: FastifyRequest, status: FailureStatus, error: unknown) {
  if (status === 500) request.log.error({ err: error }, 'a request failed');
  if (status === 503) request.log.warn({ err: error }, 'a request was turned away');
}

function renderFailure(request: FastifyRequest, status: FailureStatus, error: unknown) {
  const language = languageOf(request.url);
  const t = translator(language);
  const own = error instanceof Refusal ? refusals[error.code] : undefined;
  const texts = `web.failures.${own ?? failures[status]}` as const;
  return renderPage(request.server, {
    view: 'web/failure',
    language,
    title: t(`${texts}.title`),
    // The address is the visitor's own, so the other language's start page is offered instead.
    address: (to) => to.home(),
    noindex: true,
    private: true,
    model: {
      text: t(`${texts}.text`),
      isSignedOut: own === 'signedOut',
      requestId: status === 500 ? String(request.id) : undefined,
    },
  });
}

const rawAnswers: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** For what is no HTTP at all: there is no request yet, so the answer is written by hand. */
export function answerGarbage(headers: SecurityHeaders) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const body = 'Det gick inte att förstå anropet. / The request could not be understood.\n';
  return (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const head = [
      `HTTP/1.1 ${rawAnswers[error.code ?? ''] ?? '400 Bad Request'}`,
      ...lines,
      'cache-control: no-store',
      'content-type: text/plain; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  };
}
