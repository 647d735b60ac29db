import type { FastifyInstance, FastifyReply } from 'fastify';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type Paths, pathsIn, shared } from '../paths.ts';
import type { Language } from '../storage/values.ts';

/** Everything a view is given of its own, and what the layout needs around it. */
export interface Page<M> {
  /** A file in views/, without `.eta`: `series/page`. */
  view: string;
  language: Language;
  title: string;
  /** What it is a page of, a series say: told after a title that does not name it. */
  within?: string;
  description?: string;
  /** Of the page in any language; none for a page that is in one only. */
  address?: (to: Paths) => string;
  nav?: 'series' | 'registration' | 'organisations' | 'organisers';
  jsonLd?: object;
  noindex?: boolean;
  /** Of one person: kept by no cache, found by no search engine. */
  private?: boolean;
  status?: number;
  /** Who is signed in: the page then has the organisers' header and footer. */
  organiser?: { email: string; role: string };
  /** Above all else: that the page is something else than it looks, and the way back. */
  notice?: { text: string; link: string; href: string };
  contact?: { name: string; organisation?: string; email: string; phone?: string };
  model: M;
}

/**
 * The page as HTML. The view gets `it.model`, `it.page` (its heading is the title without "Fel:"), `it.language`, `it.t`, `it.paths`,
 * `it.shared` (addresses without a language), `it.format`, `it.asset(name)` and `it.baseUrl`.
 */
export function renderPage<M>(app: FastifyInstance, page: Page<M>): Promise<string> {
  const t = translator(page.language);
  const title = page.status === 422 ? `${t('web.form.errorPrefix')} ${page.title}` : page.title;
  const { within = '' } = page;
  return app.view(page.view, {
    page: {
      ...page,
      title,
      heading: page.title,
      within: page.title.includes(within) ? '' : within,
      alternates: alternatesOf(page),
    },
    model: page.model,
    language: page.language,
    t,
    format: formatIn(page.language),
    paths: pathsIn(page.language),
    shared,
    otherLanguage: page.language === 'sv' ? 'en' : 'sv',
  });
}

const alternatesOf = ({ address }: Page<unknown>) =>
  address && { sv: address(pathsIn('sv')), en: address(pathsIn('en')) };

/** `carry`: what its links are to take along. */
export async function sendPage<M>(
  reply: FastifyReply,
  page: Page<M>,
  carry = (html: string) => html,
): Promise<FastifyReply> {
  const html = carry(await renderPage(reply.server, page));
  if (page.status) reply.code(page.status);
  if (!reply.hasHeader('cache-control')) {
    reply.header('cache-control', page.private ? 'no-store' : 'no-cache');
  }
  return sendHtml(reply, html);
}

/** For a page that was rendered before. */
export function sendHtml(reply: FastifyReply, html: string): FastifyReply {
  return reply.header('content-type', 'text/html; charset=utf-8').send(html);
}
