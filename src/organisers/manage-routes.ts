import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../errors.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readForm } from '../web/forms.ts';
import { readId } from '../web/ids.ts';
import { addOrganiser } from './add-organiser.ts';
import { changeRole } from './change-role.ts';
import { endOrganiser } from './end-organiser.ts';
import { organiserSchema, roleSchema } from './forms.ts';
import { actorOf } from './guard.ts';
import { keptError, roleField, sendOrganisers } from './manage-pages.ts';

const owner = { config: { access: 'owner' } } as const;
type OneRoute = { Params: { organiser: string } };

/** Who the organisers are: owners add them, change their roles and end them. */
export function registerManageRoutes(app: FastifyInstance, services: Services, language: Language) {
  const page = (part = '') => pathsIn(language).organiser(`account/organisers${part}`);
  const back = (reply: FastifyReply, done: string, organiser: number) =>
    reply.redirect(`${page()}?done=${done}&organiser=${organiser}`, 303);

  app.get(page(), owner, (request, reply) => sendOrganisers(request, reply, services, language));

  app.post(page(), owner, async (request, reply) => {
    const form = readForm(organiserSchema, request.body);
    if (!form.ok) return sendOrganisers(request, reply, services, language, form);
    const { email, role } = form.data;
    const { kind, organiser } = await addOrganiser(services, email, role, actorOf(request));
    if (kind === 'self' || kind === 'last-owner') {
      const errors = [keptError('email', kind)];
      return sendOrganisers(request, reply, services, language, { errors, typed: form.typed });
    }
    return back(reply, kind, organiser.id);
  });

  app.post<OneRoute>(page('/:organiser/role'), owner, async (request, reply) => {
    const id = readId(request.params.organiser);
    const form = readForm(roleSchema, request.body);
    if (!form.ok) {
      const errors = form.errors.map((error) => ({ ...error, field: roleField(id) }));
      const answer = { errors, typed: form.typed, organiser: id };
      return sendOrganisers(request, reply, services, language, answer);
    }
    const done = await changeRole(services, id, form.data.role, actorOf(request));
    if (done === 'unknown') throw new Refusal('not_found');
    if (done === 'self' || done === 'last-owner') {
      const answer = { errors: [keptError(roleField(id), done)], typed: form.typed, organiser: id };
      return sendOrganisers(request, reply, services, language, answer);
    }
    return back(reply, done, id);
  });

  app.post<OneRoute>(page('/:organiser/end'), owner, async (request, reply) => {
    const id = readId(request.params.organiser);
    const done = await endOrganiser(services, { id }, actorOf(request));
    if (done === 'unknown') throw new Refusal('not_found');
    if (done !== 'ended') {
      const answer = { errors: [keptError(roleField(id), done)], typed: {}, organiser: id };
      return sendOrganisers(request, reply, services, language, answer);
    }
    return back(reply, done, id);
  });
}
