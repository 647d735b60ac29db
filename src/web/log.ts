import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { type DestinationStream, type LoggerOptions, pino } from 'pino';
import type { Config } from '../config.ts';

/**
 * Structured lines that never hold a token, an address or a name: requests are told by their
 * route's pattern, errors by their class and place.
 */
export function makeLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream) {
  const options: LoggerOptions = { level: config.logLevel, base: null, serializers };
  return destination ? pino(options, destination) : pino(options);
}

const serializers = {
  req: (request: FastifyRequest) => ({ method: request.method, route: routeOf(request) }),
  res: (reply: FastifyReply) => ({ status: reply.statusCode }),
  err: describeError,
};

/** `/min-anmalan/:token`, and nothing at all for what no route knows. */
function routeOf(request: FastifyRequest) {
  return request.routeOptions?.url;
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    code: 'code' in error ? error.code : undefined,
    message: withoutValues(error),
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

/** A failed query repeats its parameters, a parser what it read: only the words of ours remain. */
function withoutValues(error: Error) {
  if ('query' in error) return 'a query failed';
  return error.message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"')
    .replace(/\S+@\S+/g, '…')
    .replace(/[\w-]{20,}/g, '…');
}

/** One line for each request, when it is answered. */
export class RequestLines extends LogController {
  override incomingRequest() {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const line = { req: request, res: reply, ms: Math.round(reply.elapsedTime) };
    if (error) request.log.warn({ ...line, err: error }, 'request broken off');
    else request.log.info(line, 'request');
  }

  override writeHeadError(error: Error, request: FastifyRequest, reply: FastifyReply) {
    request.log.warn({ req: request, res: reply, err: error }, 'the head could not be written');
  }
}
