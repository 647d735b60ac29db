import type { FastifyInstance } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import { sendPage } from '../web/pages.ts';
import { findNewestNotice } from './store.ts';

/** The notice that stands before the button, on a page of its own. */
export function registerPrivacyRoutes(app: FastifyInstance, { database }: Services) {
  for (const language of ['sv', 'en'] as const) {
    const t = translator(language);
    app.get(pathsIn(language).privacy(), async (_request, reply) => {
      const notice = await findNewestNotice(database.read);
      return sendPage(reply, {
        view: 'privacy/notice',
        language,
        title: t('web.privacy.title'),
        description: t('web.privacy.description'),
        address: (to) => to.privacy(),
        model: { notice: notice?.texts[language] },
      });
    });
  }
}
