import type { FastifyReply, FastifyRequest } from 'fastify';
import { listActiveBookings } from '../bookings/index.ts';
import { Refusal } from '../errors.ts';
import { type Answerer, changeOwnAnswers, ownAnswerFields } from '../form-questions/index.ts';
import { translator } from '../i18n/translate.ts';
import { actorOf } from '../organisers/index.ts';
import { listSeminars } from '../series/index.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import {
  back,
  type Face,
  type Found,
  formModel,
  getPerson,
  type PersonRoute,
  send,
} from './pages.ts';

const organiser = { config: { access: 'organiser' } } as const;

/** An organiser writes down somebody's answers to the series' own questions. */
export function registerAnswers({ app, services, language, at }: Face) {
  const { read } = services.database;

  const answererOf = async ({ series, person }: Found): Promise<Answerer> => {
    const bookings = await listActiveBookings(read, person.signUp.id);
    return {
      signUpId: person.signUp.id,
      series,
      seminars: await listSeminars(read, series.id),
      bookedIds: new Set(bookings.map(({ seminarId }) => seminarId)),
      language,
    };
  };

  const show = async (
    request: FastifyRequest<PersonRoute>,
    reply: FastifyReply,
    { series, person }: Found,
    answerer: Answerer,
    typed?: { typed: Typed; errors: FieldError[] },
  ) => {
    const fields = await ownAnswerFields(services, answerer, typed);
    if (fields.length === 0) throw new Refusal('not_found');
    const errors = typed?.errors ?? [];
    return send(request, reply, language, {
      view: 'answers',
      title: translator(language)('formQuestions.person.changeTitle'),
      part: 'answers',
      status: errors.length > 0 ? 422 : 200,
      model: {
        ...(await formModel(services, series, person, language)),
        fields: fields.map((field) => ({ ...field, required: false })),
        errors,
      },
    });
  };

  app.get<PersonRoute>(at('/answers'), organiser, async (request, reply) => {
    const found = await getPerson(services, request.params);
    return show(request, reply, found, await answererOf(found));
  });

  app.post<PersonRoute>(at('/answers'), organiser, async (request, reply) => {
    const found = await getPerson(services, request.params);
    const answerer = await answererOf(found);
    const by = { actor: actorOf(request), mayLeaveOut: true };
    const result = await changeOwnAnswers(services, answerer, request.body, by);
    if (result.kind === 'invalid') return show(request, reply, found, answerer, result);
    return back(request, reply, language, result.count > 0 ? 'answered' : 'nothing');
  });
}
