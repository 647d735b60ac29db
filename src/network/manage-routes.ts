import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findAnySeries, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { addMember } from './add-member.ts';
import { memberSchema } from './forms.ts';
import { makeFirstLinks } from './make-share-link.ts';
import { registerManagedMember } from './manage-member-routes.ts';
import { loadNetworkModel, organiser, reader, sendManaged } from './manage-pages.ts';

type SlugRoute = { Params: { slug: string }; Querystring: unknown };

const isMember = { field: 'organisation', message: 'network.errors.isMember' };

/** The network for organisers: who spreads a series, by which links, and what it gave. */
export function registerManageRoutes(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const page = (slug: string, part = '') => paths.organiserSeries(slug, `network${part}`);

  app.get<SlugRoute>(page(':slug'), reader, async (request, reply) => {
    const series = await getSeries(services, request.params.slug);
    return show(request, reply, series, [], {});
  });

  app.post<SlugRoute>(page(':slug', '/members'), organiser, async (request, reply) => {
    const series = await getSeries(services, request.params.slug);
    const form = readForm(memberSchema, request.body);
    if (!form.ok) return show(request, reply, series, form.errors, form.typed);
    const wish = { seriesId: series.id, organisation: form.data.organisation };
    const { kind, memberId } = await addMember(services, wish, actorOf(request));
    if (kind === 'same') return show(request, reply, series, [isMember], form.typed);
    return reply.redirect(`${page(series.slug, `/members/${memberId}`)}?done=added`, 303);
  });

  app.post<SlugRoute>(page(':slug', '/links'), organiser, async (request, reply) => {
    const series = await getSeries(services, request.params.slug);
    const made = await makeFirstLinks(services, series.id, actorOf(request));
    return reply.redirect(`${page(series.slug)}?done=${made > 0 ? 'firstMade' : 'same'}`, 303);
  });

  registerManagedMember(app, services, language);

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    series: Series,
    errors: FieldError[],
    typed: Typed,
  ) {
    const model = await loadNetworkModel(services, series, language);
    const values = { organisation: String(typed.organisation ?? '') };
    const part = 'network';
    const shown = { view: 'manage-network', part, errors, model: { ...model, values } } as const;
    return sendManaged(request, reply, language, shown);
  }
}

async function getSeries({ database }: Services, slug: string) {
  const series = await findAnySeries(database.read, slug);
  if (!series) throw new Refusal('not_found');
  return series;
}
