import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

type Name = 'sign-in' | 'sign-in-browser';

const nameOf = (name: Name, { baseUrl }: Config) =>
  baseUrl.startsWith('https:') ? `__Host-${name}` : name;

/** The two cookies of those who sign in (SEC-08); nobody else is given any. */
export function readCookie(request: FastifyRequest, config: Config, name: Name) {
  const wanted = `${nameOf(name, config)}=`;
  const found = (request.headers.cookie ?? '').split('; ').find((one) => one.startsWith(wanted));
  const cookie = found?.slice(wanted.length) ?? '';
  return /^[\w-]{20,64}$/.test(cookie) ? cookie : '';
}

/** `seconds` 0 takes the cookie away. */
export function setCookie(
  reply: FastifyReply,
  config: Config,
  name: Name,
  cookie: string,
  seconds: number,
) {
  const secure = config.baseUrl.startsWith('https:') ? '; Secure' : '';
  const parts = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  return reply.header('set-cookie', `${nameOf(name, config)}=${cookie}; ${parts}`);
}
