import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { limit } from '../web/limits.ts';
import { type Page, sendPage } from '../web/pages.ts';
import { askForLink } from './ask-for-link.ts';
import { lostLinkSchema } from './forms.ts';
import { personFields } from './pages.ts';

/** Every answer takes this long, so that its pace tells nothing of the address (SEC-11). */
const paceMs = 150;

export function registerLostLinkRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  const path = pathsIn(language).lostLink();
  const perBlock = limit({
    ...{ max: services.config.signUpsPerBlock, minutes: 10, of: 'lost-link' },
  });

  app.get<{ Querystring: { sent?: string } }>(path, (request, reply) =>
    request.query.sent === undefined
      ? sendForm(reply, language, {}, [])
      : sendPage(reply, pageOf('registrations/lost-link-sent', 'sent', language, {})),
  );

  app.post(path, { config: perBlock }, async (request, reply) => {
    const form = readForm(lostLinkSchema, request.body);
    if (!form.ok) return sendForm(reply, language, form.typed, form.errors);
    const pace = pause(paceMs);
    await askForLink(services, form.data.email);
    await pace;
    return reply.redirect(`${path}?sent`, 303);
  });
}

function sendForm(reply: FastifyReply, language: Language, typed: Typed, errors: FieldError[]) {
  const page = pageOf('registrations/lost-link', 'title', language, personFields(typed, errors));
  return sendPage(reply, errors.length > 0 ? { ...page, status: 422, private: true } : page);
}

const pageOf = <M>(
  view: string,
  title: 'title' | 'sent',
  language: Language,
  model: M,
): Page<M> => ({
  view,
  language,
  title: translator(language)(`registrations.lost.${title}`),
  address: (to) => to.lostLink(),
  nav: 'registration',
  noindex: true,
  model,
});
