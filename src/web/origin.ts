import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { Refusal } from '../errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a form that another site made the visitor's browser send (SEC-09).
 *
 * Every browser of today tells Origin on a POST, and Sec-Fetch-Site too where it trusts the
 * connection. Where both are missing it is no browser, so there is nobody whose rights another
 * site could borrow, and the request is let through as a script's own.
 */
export function checkOrigin(request: FastifyRequest, config: Config) {
  if (safeMethods.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const siteIsOurs = site === 'same-origin' || site === 'none';
  if (site !== undefined && !siteIsOurs) throw new Refusal('forbidden');
  if (origin === undefined || isOurs(origin, request, config)) return;
  // A browser told to hide where it comes from says null, and its Sec-Fetch-Site still tells.
  if (origin === 'null' && siteIsOurs) return;
  throw new Refusal('forbidden');
}

function isOurs(origin: string, request: FastifyRequest, config: Config) {
  if (origin === config.baseUrl) return true;
  // In development the same service answers at localhost, 127.0.0.1 and [::1].
  return config.development && origin === `http://${request.headers.host}`;
}
