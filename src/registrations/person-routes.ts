import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerOffer, leave } from '../bookings/index.ts';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import { makeSecretLink, openSecretLink } from '../secret-links.ts';
import { findContact } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { readNumber } from '../web/ids.ts';
import { limit } from '../web/limits.ts';
import { sendPage } from '../web/pages.ts';
import { addBookings } from './add-bookings.ts';
import { cancelAll } from './cancel.ts';
import { changeDetails } from './change-details.ts';
import { addSchema, detailsFrom, detailsSchema } from './forms.ts';
import { loadManageModel } from './manage.ts';
import { personFields, typedDetails } from './pages.ts';
import { findSignUp, type SignUp } from './store.ts';

type TokenRoute = { Params: { token: string } };
type MorningRoute = { Params: { token: string; number: string } };
type Done = Parameters<typeof loadManageModel>[2];

/** The own page by secret link: it shows on GET and changes only on POST (SEC-04). */
export function registerPersonRoutes(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const t = translator(language);
  const part = (name: string) => paths.managePart(':token', name);
  /** Whoever changes the address is told whether another has it: not to be asked again and again. */
  const few = { config: limit({ max: 30, minutes: 10, of: 'details' }) };
  const back = (reply: FastifyReply, token: string, done: Done) =>
    reply.redirect(`${paths.manage(token)}?done=${done}`, 303);

  app.get<TokenRoute & { Querystring: { done?: string } }>(
    paths.manage(':token'),
    async ({ params, query }, reply) => {
      const signUp = await getSignUp(services, params.token);
      const { series, model } = await loadManageModel(services, signUp, query.done, language);
      return sendPage(reply, {
        view: 'registrations/manage',
        language,
        title: model.cancelled
          ? t('registrations.manage.cancelledTitle')
          : t('registrations.manage.title', { series: model.series.title }),
        address: (to) => to.manage(params.token),
        nav: 'registration',
        private: true,
        contact: await findContact(services.database.read, series, language),
        model: { ...model, token: params.token },
      });
    },
  );

  app.post<TokenRoute>(part('bookings'), async ({ params, body }, reply) => {
    const signUp = await getSignUp(services, params.token);
    const form = readForm(addSchema, body);
    const added = form.ok ? await addBookings(services, signUp, form.data.seminars) : 0;
    return back(reply, params.token, added > 0 ? 'added' : 'nothing');
  });

  app.post<MorningRoute>(part('bookings/:number/cancellation'), async ({ params }, reply) => {
    const signUp = await getSignUp(services, params.token);
    const left = await leave(services, signUp, readNumber(params.number));
    return back(reply, params.token, left === 'not-booked' ? 'nothing' : left);
  });

  for (const [noun, answer] of [
    ['acceptance', 'accepted'],
    ['refusal', 'declined'],
  ] as const) {
    app.post<MorningRoute>(part(`offers/:number/${noun}`), async ({ params }, reply) => {
      const signUp = await getSignUp(services, params.token);
      const answered = await answerOffer(services, signUp, readNumber(params.number), answer);
      return back(reply, params.token, answered === 'already-booked' ? 'nothing' : answered);
    });
  }

  app.post<TokenRoute>(part('cancellation'), async ({ params }, reply) => {
    const ended = await cancelAll(services, await getSignUp(services, params.token));
    return back(reply, params.token, ended > 0 ? 'cancelled' : 'nothing');
  });

  app.get<TokenRoute>(part('details'), async ({ params }, reply) => {
    const signUp = await getSignUp(services, params.token);
    if (signUp.cancelledAt) return reply.redirect(paths.manage(params.token), 303);
    return sendDetails(reply, language, params.token, typedDetails(signUp), []);
  });

  app.post<TokenRoute>(part('details'), few, async ({ params, body }, reply) => {
    const signUp = await getSignUp(services, params.token);
    const form = readForm(detailsSchema, body);
    if (!form.ok) return sendDetails(reply, language, params.token, form.typed, form.errors);
    const result = await changeDetails(services, signUp, detailsFrom(form.data));
    if (result.kind === 'address-taken') {
      const taken = { field: 'email', message: 'registrations.errors.addressTaken' };
      return sendDetails(reply, language, params.token, form.typed, [taken]);
    }
    if (result.kind === 'cancelled') return back(reply, params.token, 'nothing');
    const token = manageToken(services, result.signUp);
    return back(reply, token, result.newAddress ? 'new-address' : 'changed');
  });
}

const manageToken = ({ config }: Services, { id, generation }: SignUp) =>
  makeSecretLink(config.secretKey, 'manage', id, generation);

/** A link that we made, for this purpose; one that another has replaced says so. */
export async function getSignUp({ config, database }: Services, token: string) {
  const link = openSecretLink(config.secretKey, 'manage', token);
  const signUp = link && (await findSignUp(database.read, link.id));
  if (!signUp) throw new Refusal('not_found');
  if (signUp.generation !== link.generation) throw new Refusal('gone');
  return signUp;
}

function sendDetails(
  reply: FastifyReply,
  language: Language,
  token: string,
  typed: Typed,
  errors: FieldError[],
) {
  return sendPage(reply, {
    view: 'registrations/details',
    language,
    title: translator(language)('registrations.manage.changeDetails'),
    address: (to) => to.managePart(token, 'details'),
    nav: 'registration',
    private: true,
    status: errors.length > 0 ? 422 : 200,
    model: { token, ...personFields(typed, errors) },
  });
}
