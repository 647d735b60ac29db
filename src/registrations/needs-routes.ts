import type { FastifyInstance } from 'fastify';
import { listActiveBookings } from '../bookings/index.ts';
import { changeNeeds, doesAsk, needsFields, needsOf, readNeeds } from '../breakfast/index.ts';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import { listSeminars } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { sendPage } from '../web/pages.ts';
import { getSignUp } from './person-routes.ts';

type TokenRoute = { Params: { token: string } };

/** What somebody needs at breakfast, by secret link: only they ever see it again (LAW-14). */
export function registerOwnNeedsRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  const paths = pathsIn(language);
  const path = paths.managePart(':token', 'needs');

  const mornings = async (token: string) => {
    const { read } = services.database;
    const { id, seriesId } = await getSignUp(services, token);
    const booked = new Set((await listActiveBookings(read, id)).map(({ seminarId }) => seminarId));
    const now = services.clock();
    const seminars = (await listSeminars(read, seriesId)).filter(
      (seminar) => booked.has(seminar.id) && seminar.startsAt > now && !seminar.cancelledAt,
    );
    if (!seminars.some(doesAsk)) throw new Refusal('not_found');
    return { signUpId: id, seminars };
  };

  app.get<TokenRoute>(path, async ({ params: { token } }, reply) => {
    const { signUpId, seminars } = await mornings(token);
    const chosen = await needsOf(services, signUpId, seminars);
    return sendPage(reply, {
      view: 'registrations/needs',
      language,
      title: translator(language)('breakfast.own.title'),
      address: (to) => to.managePart(token, 'needs'),
      nav: 'registration',
      private: true,
      model: { token, needs: needsFields(seminars, chosen, language) },
    });
  });

  app.post<TokenRoute>(path, async ({ params: { token }, body }, reply) => {
    const { signUpId, seminars } = await mornings(token);
    const ids = seminars.map(({ id }) => id);
    await changeNeeds(services, signUpId, ids, readNeeds(body));
    return reply.redirect(`${paths.manage(token)}?done=needs`, 303);
  });
}
