import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { OrganiserRole } from '../storage/values.ts';
import { languageOf } from '../web/language.ts';
import { readCookie } from './cookies.ts';
import { findSignInByCookie, touchSignIn } from './store.ts';
import { hashOf, idleMs } from './tokens.ts';

/** Who may use a route: set as `config: { access }` on each of the organisers' routes (SEC-19). */
export type Access = OrganiserRole;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

export interface SignedInOrganiser {
  id: number;
  email: string;
  role: OrganiserRole;
  signInId: number;
}

const rank: Record<OrganiserRole, number> = { reader: 1, organiser: 2, owner: 3 };
const touchEveryMs = 60_000;
const signedIn = new WeakMap<FastifyRequest, SignedInOrganiser>();

/** Refuses whoever may not use a route; on routes without `access` nobody is looked up. */
export function registerGuard(app: FastifyInstance, services: Services) {
  app.addHook('preValidation', async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (!access) return;
    reply.header('cache-control', 'no-store');
    const organiser = await findOrganiser(request, services);
    if (!organiser) return askToSignIn(request, reply);
    if (rank[organiser.role] < rank[access]) {
      throw new Refusal(organiser.role === 'reader' ? 'only_reads' : 'forbidden');
    }
    signedIn.set(request, organiser);
  });
}

/** Who is signed in, on a route with `access`. */
export function organiserOf(request: FastifyRequest): SignedInOrganiser {
  const organiser = signedIn.get(request);
  if (!organiser) throw new Error('The route lacks its access');
  return organiser;
}

/** As history names who did it. */
export const actorOf = (request: FastifyRequest) => `organiser:${organiserOf(request).id}`;

/** Whether an organiser in this role may do what needs `access`: for what a page offers. */
export const mayUse = (role: OrganiserRole, access: Access) => rank[role] >= rank[access];

function askToSignIn(request: FastifyRequest, reply: FastifyReply) {
  // A form is not led away to the sign-in: going back from the refusal gets at what was typed.
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal('signed_out');
  return reply.redirect(pathsIn(languageOf(request.url)).signIn(), 303);
}

async function findOrganiser(request: FastifyRequest, services: Services) {
  const cookie = readCookie(request, services.config, 'sign-in');
  if (!cookie) return;
  const found = await findSignInByCookie(services.database.read, hashOf(cookie));
  if (!found) return;
  const { signIn, organiser } = found;
  const now = services.clock();
  const idle = now.getTime() - signIn.lastSeenAt.getTime();
  if (idle > idleMs || now >= signIn.expiresAt) return;
  if (idle > touchEveryMs) {
    await services.database.write((tx) => touchSignIn(tx, signIn.id, now));
  }
  return { id: organiser.id, email: organiser.email, role: organiser.role, signInId: signIn.id };
}
