import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayUse, organiserOf } from '../organisers/index.ts';
import type { Paths } from '../paths.ts';
import type { Language } from '../storage/values.ts';
import { sendPage } from '../web/pages.ts';

export const reader = { config: { access: 'reader' } } as const;
export const organiser = { config: { access: 'organiser' } } as const;

interface Shown<M> {
  view: string;
  title: string;
  /** Of the address after `organisations`. */
  part: string;
  status?: number;
  model: M;
}

/** A page of this room; its view also gets `mayChange`. */
export function send<M extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  { view, title, part, status = 200, model }: Shown<M>,
) {
  const signedIn = organiserOf(request);
  const address = (to: Paths) => to.organiser(`organisations${part}`);
  return sendPage(reply, {
    view: `register/${view}`,
    language,
    title,
    status,
    address,
    nav: 'organisations',
    private: true,
    organiser: signedIn,
    model: { ...model, mayChange: mayUse(signedIn.role, 'organiser') },
  });
}

export interface Pager {
  page: number;
  pages: number;
  previous: string | null;
  next: string | null;
}

/** @param at the address of a page */
export const pagerOf = (page: number, pages: number, at: (page: number) => string): Pager => ({
  page,
  pages,
  previous: page > 1 ? at(page - 1) : null,
  next: page < pages ? at(page + 1) : null,
});
