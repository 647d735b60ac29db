import type { FastifyReply, FastifyRequest } from 'fastify';
import { attendee, hasLeft, leave, listActiveBookings } from '../bookings/index.ts';
import { Refusal } from '../errors.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { rehearse } from '../mail/index.ts';
import { actorOf } from '../organisers/index.ts';
import { sendingOf } from '../people/index.ts';
import { addBookings, canBook, cancelAll } from '../registrations/index.ts';
import { listSeminars, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readForm, type Typed } from '../web/forms.ts';
import { readNumber } from '../web/ids.ts';
import { cancellationSchema, moreBookingsSchema } from './forms.ts';
import {
  type Answered,
  back,
  type Done,
  type Face,
  type Found,
  formModel,
  getPerson,
  type PersonRoute,
  send,
} from './pages.ts';
import type { Person } from './person.ts';

const organiser = { config: { access: 'organiser' } } as const;

/** An organiser books more mornings for somebody. */
export function registerBookings({ app, services, book, language, at }: Face) {
  const show = async (
    request: FastifyRequest<PersonRoute>,
    reply: FastifyReply,
    { series, person }: Found,
    { typed, errors = [], ...more }: Answered,
  ) =>
    send(request, reply, language, {
      view: 'book',
      title: translator(language)('people.person.book'),
      part: 'bookings',
      status: errors.length > 0 ? 422 : 200,
      model: {
        ...(await formModel(services, series, person, language)),
        choices: await choicesOf(services, series, person, typed, language),
        errors,
        sends: typed.letters === 'send',
        ...more,
      },
    });

  app.get<PersonRoute>(at('/bookings'), organiser, async (request, reply) => {
    const found = await getPerson(services, request.params);
    return show(request, reply, found, { typed: { letters: 'send' } });
  });

  app.post<PersonRoute>(at('/bookings'), organiser, async (request, reply) => {
    const found = await getPerson(services, request.params);
    const form = readForm(moreBookingsSchema, request.body);
    if (!form.ok) return show(request, reply, found, form);
    if (form.data.seminars.length === 0) {
      const errors = [{ field: 'seminars', message: 'registrations.errors.seminars' }];
      return show(request, reply, found, { typed: form.typed, errors });
    }
    const { signUp } = found.person;
    if (signUp.cancelledAt) return back(request, reply, language, 'nothing');
    const by = { actor: actorOf(request), letters: sendingOf(form.data) };
    const verb = (on: Services) => addBookings(on, signUp, form.data.seminars, by);
    if (form.data.step === 'preview') {
      const { rehearsal } = await rehearse(services, book, [signUp.email], verb);
      return show(request, reply, found, { typed: form.typed, rehearsal });
    }
    return back(request, reply, language, (await verb(services)) > 0 ? 'booked' : 'nothing');
  });
}

/** One booking, or all that are ahead. */
export function registerCancellations({ app, services, book, language, at }: Face) {
  for (const part of ['/bookings/:number/cancellation', '/cancellation']) {
    app.get<PersonRoute>(at(part), organiser, async (request, reply) =>
      show(request, reply, { typed: { letters: 'send' } }),
    );

    app.post<PersonRoute>(at(part), organiser, async (request, reply) => {
      const { person } = await getPerson(services, request.params);
      const form = readForm(cancellationSchema, request.body);
      if (!form.ok) return show(request, reply, form);
      const { number } = request.params;
      const { signUp } = person;
      const by = { actor: actorOf(request), letters: sendingOf(form.data) };
      const verb = async (on: Services): Promise<Done> => {
        if (number === undefined)
          return (await cancelAll(on, signUp, by)) > 0 ? 'cancelled' : 'nothing';
        const left = await leave(on, signUp, readNumber(number), by);
        return hasLeft(left) ? 'cancelled' : left === 'over' ? 'over' : 'nothing';
      };
      if (form.data.step === 'save') return back(request, reply, language, await verb(services));
      const { rehearsal } = await rehearse(services, book, [signUp.email], verb);
      return show(request, reply, { typed: form.typed, rehearsal });
    });
  }

  async function show(
    request: FastifyRequest<PersonRoute>,
    reply: FastifyReply,
    { typed, errors = [], ...more }: Answered,
  ) {
    const { series, person } = await getPerson(services, request.params);
    const { number } = request.params;
    const seminars = await listSeminars(services.database.read, series.id);
    const seminar = seminars.find((one) => String(one.number) === number);
    if (number !== undefined && !seminar) throw new Refusal('not_found');
    const t = translator(language);
    const model = await formModel(services, series, person, language);
    return send(request, reply, language, {
      view: 'cancellation',
      title: t('people.form.cancelTitle', { name: person.signUp.name }),
      part: seminar ? `bookings/${seminar.number}/cancellation` : 'cancellation',
      status: errors.length > 0 ? 422 : 200,
      model: {
        ...model,
        part: seminar ? `bookings/${seminar.number}/cancellation` : 'cancellation',
        what: seminar
          ? t('people.form.cancelOne', { theme: seminar.theme[language] })
          : t('people.form.cancelAll'),
        errors,
        sends: typed.letters === 'send',
        ...more,
      },
    });
  }
}

async function choicesOf(
  services: Services,
  series: Series,
  { signUp }: Person,
  typed: Typed,
  language: Language,
) {
  const { read } = services.database;
  const now = services.clock();
  const { day } = formatIn(language);
  const booked = await listActiveBookings(read, signUp.id);
  const ticked = new Set([typed.seminars ?? []].flat());
  return (await listSeminars(read, series.id))
    .filter(
      (seminar) =>
        canBook(seminar, now, { ...attendee, actor: 'organiser' }) &&
        !booked.some(({ seminarId }) => seminarId === seminar.id),
    )
    .map((seminar) => ({
      number: seminar.number,
      label: `${day(seminar.startsAt)}: ${seminar.theme[language]}`,
      checked: ticked.has(String(seminar.number)),
    }));
}
