import type { FastifyInstance, FastifyReply } from 'fastify';
import { getSeries, listActiveBookings } from '../bookings/index.ts';
import { Refusal } from '../errors.ts';
import { type Answerer, changeOwnAnswers, ownAnswerFields } from '../form-questions/index.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import { listSeminars } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import { getSignUp } from './person-routes.ts';

type TokenRoute = { Params: { token: string } };

/** The person's own answers to the organisers' questions, by secret link. */
export function registerOwnAnswerRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  const paths = pathsIn(language);
  const path = paths.managePart(':token', 'answers');

  const answererOf = async (token: string): Promise<Answerer> => {
    const { read } = services.database;
    const { id, seriesId, cancelledAt } = await getSignUp(services, token);
    if (cancelledAt) throw new Refusal('not_found');
    const series = await getSeries(read, seriesId);
    const bookings = await listActiveBookings(read, id);
    return {
      signUpId: id,
      series,
      seminars: await listSeminars(read, seriesId),
      bookedIds: new Set(bookings.map(({ seminarId }) => seminarId)),
      language,
    };
  };

  const show = async (
    reply: FastifyReply,
    token: string,
    answerer: Answerer,
    typed?: { typed: Typed; errors: FieldError[] },
  ) => {
    const fields = await ownAnswerFields(services, answerer, typed);
    if (fields.length === 0) throw new Refusal('not_found');
    const errors = typed?.errors ?? [];
    return sendPage(reply, {
      view: 'registrations/answers',
      language,
      title: translator(language)('formQuestions.own.changeTitle'),
      address: (to) => to.managePart(token, 'answers'),
      nav: 'registration',
      private: true,
      status: errors.length > 0 ? 422 : 200,
      model: { token, fields, errors },
    });
  };

  app.get<TokenRoute>(path, async ({ params: { token } }, reply) =>
    show(reply, token, await answererOf(token)),
  );

  app.post<TokenRoute>(path, async ({ params: { token }, body }, reply) => {
    const answerer = await answererOf(token);
    const by = { actor: 'attendee', mayLeaveOut: false };
    const result = await changeOwnAnswers(services, answerer, body, by);
    if (result.kind === 'invalid') return show(reply, token, answerer, result);
    const done = result.count > 0 ? 'answered' : 'nothing';
    return reply.redirect(`${paths.manage(token)}?done=${done}`, 303);
  });
}
