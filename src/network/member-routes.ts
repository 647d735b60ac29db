import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../errors.ts';
import { pathsIn } from '../paths.ts';
import { openSecretLink } from '../secret-links.ts';
import { findSeries, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm } from '../web/forms.ts';
import { limit } from '../web/limits.ts';
import { sendPage } from '../web/pages.ts';
import { channelSchema, shownQuery } from './forms.ts';
import { makeShareLink } from './make-share-link.ts';
import { listSpread, loadMemberModel } from './member-pages.ts';
import { nameIn } from './pages.ts';
import { findKnownMember, type KnownMember } from './store.ts';

type TokenRoute = { Params: { token: string }; Querystring: unknown };
type SeriesRoute = { Params: { token: string; slug: string }; Querystring: unknown };

/** A network member's own page by secret link: counts, never names (LAW-18). */
export function registerMemberRoutes(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const { read } = services.database;
  const often = { config: limit({ max: 120, minutes: 1 }) };
  const seldom = { config: limit({ max: 20, minutes: 10, of: 'member-link' }) };

  app.get<TokenRoute>(paths.member(':token'), often, async ({ params, query }, reply) => {
    const member = await getMember(services, params.token);
    const [series] = await listSpread(read, member.id);
    return show(reply, { ...params, member, series, query, errors: [], channel: '' });
  });

  app.get<SeriesRoute>(paths.member(':token', ':slug'), often, async ({ params, query }, reply) => {
    const member = await getMember(services, params.token);
    const series = await getSeries(services, params.slug);
    return show(reply, { ...params, member, series, query, errors: [], channel: '' });
  });

  app.post<SeriesRoute>(
    paths.member(':token', ':slug/links'),
    seldom,
    async ({ params: { token, slug }, body }, reply) => {
      const member = await getMember(services, token);
      const series = await getSeries(services, slug);
      const form = readForm(channelSchema, body);
      const shown = { token, member, series, query: {}, channel: String(form.typed.channel ?? '') };
      if (!form.ok) return show(reply, { ...shown, errors: form.errors });
      const wish = { seriesId: series.id, memberId: member.id, channel: form.data.channel };
      const made = await makeShareLink(services, wish, `member:${member.id}`);
      if (made.kind === 'left') throw new Refusal('not_found');
      if (made.kind === 'too-many') {
        const tooMany = { field: 'channel', message: 'network.errors.tooMany' };
        return show(reply, { ...shown, errors: [tooMany] });
      }
      const query = new URLSearchParams({ link: made.link.code, done: made.kind });
      return reply.redirect(`${paths.member(token, slug)}?${query}`, 303);
    },
  );

  interface ShownPage {
    token: string;
    member: KnownMember;
    series: Series | undefined;
    query: unknown;
    errors: FieldError[];
    channel: string;
  }

  async function show(reply: FastifyReply, page: ShownPage) {
    const { token, member, series, errors, channel } = page;
    const query = shownQuery.parse(page.query ?? {});
    const model = await loadMemberModel(services, member, series, query, language);
    return sendPage(reply, {
      view: 'network/member',
      language,
      title: nameIn(language, member),
      status: errors.length > 0 ? 422 : 200,
      address: (to) => to.member(token, series?.slug),
      private: true,
      ...(series ? { contact: contactOf(series) } : {}),
      model: { ...model, token, errors, values: { channel } },
    });
  }
}

/** A link that we made, for this purpose, of a member whose page is open; else not found. */
async function getMember({ config, database }: Services, token: string): Promise<KnownMember> {
  const link = openSecretLink(config.secretKey, 'member', token);
  const member = link && (await findKnownMember(database.read, link.id));
  const isOpen = member && !member.leftAt && !member.pageClosedAt;
  if (!isOpen || member.generation !== link.generation) {
    throw new Refusal('not_found');
  }
  return member;
}

async function getSeries({ database }: Services, slug: string) {
  const series = await findSeries(database.read, slug);
  if (!series) throw new Refusal('not_found');
  return series;
}

const contactOf = ({ contactName, contactEmail, contactPhone }: Series) => ({
  name: contactName,
  email: contactEmail,
  ...(contactPhone ? { phone: contactPhone } : {}),
});
