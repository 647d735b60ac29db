import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether another site made the visitor's browser send this form (SEC-09): then it is refused.
 *
 * Every browser of today tells Origin on a POST, and Sec-Fetch-Site too where it trusts the
 * connection. Where both are missing it is no browser, so there is nobody whose rights another
 * site could borrow, and the request is let through as a script's own.
 */
export function isFromElsewhere(request: FastifyRequest, config: Config): boolean {
  if (safeMethods.has(request.method)) return false;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const siteIsOurs = site === 'same-origin' || site === 'none';
  if (site !== undefined && !siteIsOurs) return true;
  if (origin === undefined || isOurs(origin, request, config)) return false;
  // A browser told to hide where it comes from says null, and its Sec-Fetch-Site still tells.
  return !(origin === 'null' && siteIsOurs);
}

function isOurs(origin: string, request: FastifyRequest, config: Config) {
  if (origin === config.baseUrl) return true;
  // In development the same service answers at localhost, 127.0.0.1 and [::1], and nowhere else.
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
  return config.development && isHere && origin === `http://${request.headers.host}`;
}
