import type { FastifyInstance, FastifyReply } from 'fastify';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { sendPage } from './pages.ts';
import { findActor } from './store.ts';

/** When the accessibility of the pages was last gone through by hand (LAW-01). */
const assessedOn = new Date('2026-11-22T12:00:00Z');

/** The pages about the site itself: accessibility and cookies. */
export function registerAboutRoutes(app: FastifyInstance, { config, database }: Services) {
  for (const language of ['sv', 'en'] as const) {
    const paths = pathsIn(language);
    app.get(paths.accessibility(), async (_request, reply) => {
      const { name, nameEn, email } = await findActor(database.read, config.mailFrom);
      return sendAbout(reply, language, 'accessibility', {
        actor: { name: language === 'sv' ? name : nameEn, email },
        assessedOn: formatIn(language).shortDayYear(assessedOn),
      });
    });
    app.get(paths.cookies(), (_request, reply) => sendAbout(reply, language, 'cookies', {}));
  }
}

function sendAbout(
  reply: FastifyReply,
  language: Language,
  about: 'accessibility' | 'cookies',
  model: object,
) {
  const t = translator(language);
  return sendPage(reply, {
    view: `web/${about}`,
    language,
    title: t(`web.${about}.title`),
    description: t(`web.${about}.description`),
    address: (to) => to[about](),
    model,
  });
}
