import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { actorOf, mayUse, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { makeSecretLink } from '../secret-links.ts';
import { findAnySeries } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { readId } from '../web/ids.ts';
import { closeMemberPage } from './close-member-page.ts';
import { endMembership } from './end-membership.ts';
import { channelSchema, shownQuery } from './forms.ts';
import { makeShareLink } from './make-share-link.ts';
import { loadManagedMember, organiser, reader, sendManaged } from './manage-pages.ts';
import { renewMemberPage } from './renew-member-page.ts';
import { retireShareLink } from './retire-share-link.ts';
import { findKnownMember } from './store.ts';

type MemberRoute = { Params: { slug: string; member: string }; Querystring: unknown };
type LinkRoute = { Params: { slug: string; member: string; link: string } };
type Found = Awaited<ReturnType<typeof getBoth>>;

const tooMany = { field: 'channel', message: 'network.errors.tooMany' };

/** One member for organisers: its links, what to share, its own page, its end. */
export function registerManagedMember(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  const paths = pathsIn(language);
  const page = (slug: string, id: number | string, part = '') =>
    paths.organiserSeries(slug, `network/members/${id}${part}`);
  const address = (part = '') => page(':slug', ':member', part);
  const back = (reply: FastifyReply, { series, member }: Found, query: Record<string, string>) =>
    reply.redirect(`${page(series.slug, member.id)}?${new URLSearchParams(query)}`, 303);

  app.get<MemberRoute>(address(), reader, async (request, reply) =>
    show(request, reply, await getBoth(services, request.params), [], {}),
  );

  app.post<MemberRoute>(address('/links'), organiser, async (request, reply) => {
    const found = await getBoth(services, request.params);
    const form = readForm(channelSchema, request.body);
    if (!form.ok) return show(request, reply, found, form.errors, form.typed);
    const ids = { seriesId: found.series.id, memberId: found.member.id };
    const made = await makeShareLink(services, { ...ids, ...form.data }, actorOf(request));
    if (made.kind === 'left') throw new Refusal('not_found');
    if (made.kind === 'too-many') return show(request, reply, found, [tooMany], form.typed);
    return back(reply, found, { link: made.link.code, done: made.kind });
  });

  app.post<LinkRoute>(address('/links/:link/retirement'), organiser, async (request, reply) => {
    const found = await getBoth(services, request.params);
    const ids = { seriesId: found.series.id, memberId: found.member.id };
    const linkId = readId(request.params.link);
    const done = await retireShareLink(services, { ...ids, linkId }, actorOf(request));
    if (done === 'unknown') throw new Refusal('not_found');
    return back(reply, found, { done });
  });

  app.post<MemberRoute>(address('/page'), organiser, async (request, reply) => {
    const found = await getBoth(services, request.params);
    const done = await renewMemberPage(services, found.member.id, actorOf(request));
    if (done === 'left') throw new Refusal('not_found');
    return back(reply, found, { done });
  });

  app.post<MemberRoute>(address('/page/closing'), organiser, async (request, reply) => {
    const found = await getBoth(services, request.params);
    const done = await closeMemberPage(services, found.member.id, actorOf(request));
    if (done === 'left') throw new Refusal('not_found');
    return back(reply, found, { done });
  });

  app.post<MemberRoute>(address('/end'), organiser, async (request, reply) => {
    const found = await getBoth(services, request.params);
    const done = await endMembership(services, found.member.id, actorOf(request));
    return back(reply, found, { done });
  });

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { series, member }: Found,
    errors: FieldError[],
    typed: Typed,
  ) {
    const { link } = shownQuery.parse(request.query ?? {});
    const model = await loadManagedMember(services, series, member, link, language);
    const { config } = services;
    const token = makeSecretLink(config.secretKey, 'member', member.id, member.generation);
    // Whoever may only read must not get a page on which links are made.
    const isTheirs = mayUse(organiserOf(request).role, 'organiser') && !member.leftAt;
    const isOpen = isTheirs && !member.pageClosedAt;
    return sendManaged(request, reply, language, {
      view: 'manage-member',
      part: `network/members/${member.id}`,
      errors,
      model: {
        ...model,
        pageUrl: isOpen ? config.baseUrl + paths.member(token) : undefined,
        pageClosedAt: isTheirs ? member.pageClosedAt : null,
        values: { channel: String(typed.channel ?? '') },
      },
    });
  }
}

async function getBoth({ database: { read } }: Services, params: MemberRoute['Params']) {
  const series = await findAnySeries(read, params.slug);
  const member = series && (await findKnownMember(read, readId(params.member)));
  if (!member) throw new Refusal('not_found');
  return { series, member };
}
