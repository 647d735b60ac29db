import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { sendPage } from '../web/pages.ts';
import { createAskingPace } from './asking-pace.ts';
import { setCookie } from './cookies.ts';
import { endSignIn } from './end-sign-in.ts';
import { organiserOf, registerGuard } from './guard.ts';
import { registerManageRoutes } from './manage-routes.ts';
import { registerSignInRoutes } from './sign-in-routes.ts';
import { listSignInsOf } from './store.ts';

/** Signing in and out, each organiser's own account, and for owners who the organisers are. */
export function registerOrganiserRoutes(app: FastifyInstance, services: Services) {
  registerGuard(app, services);
  const mayAsk = createAskingPace();
  for (const language of ['sv', 'en'] as const) {
    registerSignInRoutes(app, services, language, mayAsk);
    registerAccountRoutes(app, services, language);
    registerManageRoutes(app, services, language);
  }
}

const everyone = { config: { access: 'reader' } } as const;

function registerAccountRoutes(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const { config, database, clock } = services;

  app.get<{ Querystring: { done?: string } }>(
    paths.organiser('account'),
    everyone,
    async (request, reply) => {
      const organiser = organiserOf(request);
      return sendPage(reply, {
        view: 'organisers/account',
        language,
        title: translator(language)('organisers.account.title'),
        address: (to) => to.organiser('account'),
        organiser,
        private: true,
        model: {
          signIns: await listSignInsOf(database.read, organiser.id, clock()),
          done: request.query.done === 'ended',
        },
      });
    },
  );

  app.post<{ Params: { id: string } }>(
    paths.organiser('account/sign-ins/:id/end'),
    everyone,
    async (request, reply) => {
      const id = /^\d{1,9}$/.test(request.params.id) ? Number(request.params.id) : 0;
      const ended = await endSignIn(services, organiserOf(request).id, id);
      if (ended === 'unknown') throw new Refusal('not_found');
      return reply.redirect(`${paths.organiser('account')}?done=ended`, 303);
    },
  );

  app.post(paths.organiser('account/sign-out'), everyone, async (request, reply) => {
    const { id, signInId } = organiserOf(request);
    await endSignIn(services, id, signInId);
    setCookie(reply, config, 'sign-in', '', 0);
    return reply.redirect(paths.home(), 303);
  });
}
