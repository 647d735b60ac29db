import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import view from '@fastify/view';
import Fastify, { type FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import type { Services } from '../services.ts';
import { assetUrl, loadAssets, registerAssets } from './assets.ts';
import { Counts } from './counts.ts';
import { answerBrokenAddress, answerGarbage, registerFailures } from './failures.ts';
import { securityHeaders } from './headers.ts';
import { addressBlock } from './limits.ts';
import { RequestLines } from './log.ts';
import { isFromElsewhere } from './origin.ts';
import { Views, viewFolder } from './views.ts';

const formBytes = 64 * 1024;

/** The HTTP shell that every room's routes are registered on. */
export async function createServer(services: Services): Promise<FastifyInstance> {
  const { config, log } = services;
  const headers = securityHeaders(config.baseUrl);
  const app = Fastify({
    loggerInstance: log,
    logController: new RequestLines(),
    genReqId: requestIds(services),
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: formBytes,
    requestTimeout: 30_000,
    // Requests already under way are answered while the service closes.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: answerBrokenAddress(headers),
    clientErrorHandler: answerGarbage(headers),
    // Nothing here depends on Host, and Node's own answer would lack the headers.
    http: { requireHostHeader: false },
  });
  app.server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, headers).end();
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    if (isFromElsewhere(request, config)) return done(new Refusal('forbidden'));
    done(hasNul(request.url) ? new Refusal('not_found') : undefined);
  });
  hangUpWhenClosing(app);
  registerFailures(app);
  await registerForms(app);
  await registerLimits(app);
  await registerViews(app, services);
  return app;
}

/** No address of ours has one, and PostgreSQL takes none in a text. */
const hasNul = (url: string) => url.includes('%00');

/** Forms are all that is ever posted here. */
async function registerForms(app: FastifyInstance) {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: formBytes });
}

async function registerLimits(app: FastifyInstance) {
  await app.register(rateLimit, {
    global: false,
    store: Counts,
    keyGenerator: addressBlock,
    errorResponseBuilder: () => new Refusal('too_many'),
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  });
}

async function registerViews(app: FastifyInstance, { config }: Services) {
  const assets = loadAssets();
  registerAssets(app, assets);
  await app.register(view, {
    engine: { eta: new Views() },
    templates: viewFolder,
    viewExt: 'eta',
    production: true,
    defaultContext: {
      asset: (name: string) => assetUrl(assets, name),
      baseUrl: config.baseUrl,
      /** For calendar programs that subscribe. */
      webcal: (path: string) => config.baseUrl.replace(/^https?/, 'webcal') + path,
      development: config.development,
    },
  });
}

/** Or connections that browsers keep open would hold up the stop. */
function hangUpWhenClosing(app: FastifyInstance) {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onResponse', (request, _reply, done) => {
    if (closing) request.raw.socket.end();
    done();
  });
}

/** Short, unlike those of other processes, and cheap to make. */
function requestIds({ random }: Services) {
  const prefix = random(4);
  let count = 0;
  return () => `${prefix}-${(count++).toString(36)}`;
}
