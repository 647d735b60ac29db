import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import { type Language, sectors } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { readId } from '../web/ids.ts';
import { doneQuery } from './forms.ts';
import { loadOrganisation, seenOf } from './load-organisation.ts';
import { reader, send } from './pages.ts';

export type IdRoute = {
  Params: { id: string; part?: string };
  Querystring: Record<string, unknown>;
};

const dones = [
  'saved',
  'same',
  'listed',
  'unlisted',
  'hasListed',
  'spellingAdded',
  'spellingRemoved',
  'ownName',
  'domainAdded',
  'domainRemoved',
  'merged',
  'undone',
  'together',
  'split',
  'isMerged',
] as const;
const troubles: readonly string[] = ['same', 'hasListed', 'ownName', 'isMerged'];

/** What a form of the page led to when it could not be done. */
export interface Answered {
  typed?: Typed;
  errors?: FieldError[];
  /** What somebody else saved meanwhile, by field. */
  stands?: Record<string, string>;
  /** The listed one cannot be merged into this; but this into it. */
  swap?: { from: number; into: string; text: string };
}

/** One organisation: what it is called and how it is spelled, whose people it has, what was done. */
export function registerOrganisationPage(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  const path = pathsIn(language).organiser('organisations/:id');
  app.get<IdRoute>(path, reader, (request, reply) =>
    showOrganisation(services, request, reply, language),
  );
}

export async function showOrganisation(
  { database: { read } }: Services,
  request: FastifyRequest<IdRoute>,
  reply: FastifyReply,
  language: Language,
  { typed = {}, errors = [], stands = {}, swap }: Answered = {},
) {
  const id = readId(request.params.id);
  const model = await loadOrganisation(read, id, language);
  if (!model) throw new Refusal('not_found');
  const { done, count } = doneQuery.parse(request.query);
  const shown = dones.find((one) => one === done) ?? null;
  return send(request, reply, language, {
    view: model.last ? 'merged' : 'organisation',
    title: model.row.name,
    part: `/${id}`,
    status: errors.length > 0 ? 422 : 200,
    model: {
      ...model,
      sectors,
      values: { ...model.fields, ...typed },
      ...{ errors, stands, swap: swap ?? null },
      seen: Object.keys(stands).length > 0 ? seenOf(model.row) : (typed.seen ?? model.seen),
      done: errors.length > 0 ? null : shown,
      isTrouble: shown !== null && troubles.includes(shown),
      count,
    },
  });
}
