import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import type { By } from '../organisations/index.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { type Answered, type IdRoute, showOrganisation } from './organisation-routes.ts';

type IdRequest = FastifyRequest<IdRoute>;

/** What each form of an organisation's page is registered with. */
export interface Face {
  app: FastifyInstance;
  services: Services;
  /** A form's address: `/:id/facts`. */
  at: (part: string) => string;
  /** The page once more, with what was wrong. */
  again: (
    request: IdRequest,
    reply: FastifyReply,
    errors: FieldError[],
    typed: Typed,
    more?: Answered,
  ) => Promise<FastifyReply>;
  /** Back to the page, which says what was done. */
  back: (reply: FastifyReply, id: number, result: { kind: string }, done: string) => FastifyReply;
}

export function faceOf(app: FastifyInstance, services: Services, language: Language): Face {
  const at = (part: string) => pathsIn(language).organiser(`organisations${part}`);
  return {
    app,
    services,
    at,
    again: (request, reply, errors, typed, more = {}) =>
      showOrganisation(services, request, reply, language, { ...more, errors, typed }),
    back: (reply, id, { kind }, done) => {
      if (kind === 'unknown') throw new Refusal('not_found');
      const shown = kind === 'saved' ? done : (outcomes[kind] ?? 'same');
      return reply.redirect(`${at(`/${id}`)}?done=${shown}`, 303);
    },
  };
}

const outcomes: Record<string, string> = {
  'is-merged': 'isMerged',
  'has-listed': 'hasListed',
  'own-name': 'ownName',
};

/** For what moves nobody. */
export function inUnit<T>(
  { database, clock }: Services,
  request: FastifyRequest<IdRoute>,
  work: (tx: Tx, by: By) => Promise<T>,
) {
  const by = { at: clock(), actor: actorOf(request) };
  return database.write((tx) => work(tx, by));
}
