import type { FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { rehearse } from '../mail/index.ts';
import { actorOf } from '../organisers/index.ts';
import { sendingOf } from '../people/index.ts';
import { changeDetails, detailsFrom, personFields, typedDetails } from '../registrations/index.ts';
import type { Services } from '../services.ts';
import { readForm } from '../web/forms.ts';
import { personDetailsSchema, saidOfAnother } from './forms.ts';
import {
  type Answered,
  back,
  type Face,
  type Found,
  formModel,
  getPerson,
  type PersonRoute,
  send,
} from './pages.ts';

const organiser = { config: { access: 'organiser' } } as const;

/** An organiser changes somebody's details, with the letters shown first or kept back. */
export function registerDetails({ app, services, book, language, at }: Face) {
  const show = async (
    request: FastifyRequest<PersonRoute>,
    reply: FastifyReply,
    { series, person }: Found,
    { typed, errors = [], ...more }: Answered,
  ) =>
    send(request, reply, language, {
      view: 'details',
      title: translator(language)('people.form.detailsTitle'),
      part: 'details',
      status: errors.length > 0 ? 422 : 200,
      model: {
        ...personFields(typed, errors),
        ...(await formModel(services, series, person, language)),
        sends: typed.letters === 'send',
        ...more,
      },
    });

  app.get<PersonRoute>(at('/details'), organiser, async (request, reply) => {
    const found = await getPerson(services, request.params);
    const typed = { ...typedDetails(found.person.signUp), letters: 'send' };
    return show(request, reply, found, { typed });
  });

  app.post<PersonRoute>(at('/details'), organiser, async (request, reply) => {
    const found = await getPerson(services, request.params);
    const form = readForm(personDetailsSchema, request.body);
    if (!form.ok) {
      const { typed, errors } = form;
      return show(request, reply, found, { typed, errors: saidOfAnother(errors) });
    }
    const { signUp } = found.person;
    const details = detailsFrom(form.data);
    const by = { actor: actorOf(request), letters: sendingOf(form.data) };
    const verb = (on: Services) => changeDetails(on, signUp, details, by);
    const { result, rehearsal } =
      form.data.step === 'preview'
        ? await rehearse(services, book, [signUp.email, details.email], verb)
        : { result: await verb(services), rehearsal: undefined };
    if (result.kind === 'address-taken') {
      const errors = [{ field: 'email', message: 'registrations.errors.addressTaken' }];
      return show(request, reply, found, { typed: form.typed, errors });
    }
    if (result.kind === 'cancelled') return back(request, reply, language, 'nothing');
    if (rehearsal) return show(request, reply, found, { typed: form.typed, rehearsal });
    return back(request, reply, language, result.newAddress ? 'new-address' : 'changed');
  });
}
