import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { translator } from '../i18n/translate.ts';
import type { LetterBook } from '../mail/letter.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import { cleanText } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm } from '../web/forms.ts';
import type { Acting } from './acting.ts';
import { refuseBooking } from './answer-request.ts';
import {
  backToRequests,
  getRequest,
  type RequestParams,
  sendAbout,
} from './manage-requests-routes.ts';
import { sampleLetter } from './preview-letters.ts';

type RefusalRoute = { Params: RequestParams };
type Found = Awaited<ReturnType<typeof getRequest>>;
const organiser = { config: { access: 'organiser' } } as const;

const reason = z
  .string({ error: 'limits.errors.tooLong' })
  .transform(cleanText)
  .pipe(z.string().max(300, 'limits.errors.tooLong'));
const refusalSchema = z.object({
  because: reason.default(''),
  /** The reason as the letter on the page had it. */
  shown: z.string().max(300, 'limits.errors.tooLong').optional(),
  letters: z.literal('send', 'people.errors.letters').optional(),
  step: z.enum(['preview', 'save'], 'people.errors.step').default('preview'),
});

interface Shown {
  because: string;
  sends: boolean;
  errors?: FieldError[];
  /** It was confirmed, but the letter on the page gave another reason. */
  isOther?: boolean;
}

/** A no to one who asks: first the letter as it will be, then a button that sends that letter or none. */
export function registerRefusalRoutes(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
  language: Language,
) {
  const path = pathsIn(language).organiserSeries(
    ':slug',
    'seminars/:number/requests/:booking/refusal',
  );

  app.get<RefusalRoute>(path, organiser, async (request, reply) => {
    const found = await getRequest(services, request.params);
    return show(request, reply, found, { because: '', sends: true });
  });

  app.post<RefusalRoute>(path, organiser, async (request, reply) => {
    const found = await getRequest(services, request.params);
    const form = readForm(refusalSchema, request.body);
    const typed = [form.typed.because ?? ''].flat()[0] ?? '';
    const sends = form.typed.letters === 'send';
    if (!form.ok)
      return show(request, reply, found, { because: typed, sends, errors: form.errors });
    const { because, shown, step } = form.data;
    if (step === 'preview' || because !== shown) {
      return show(request, reply, found, { because, sends, isOther: step === 'save' });
    }
    const by: Acting = { actor: actorOf(request), letters: sends ? 'send' : 'withhold' };
    const done = await refuseBooking(services, found.booking.id, because || null, by);
    const isQuiet = done === 'refused' && (!sends || !found.person.email);
    return backToRequests(request.params, reply, language, isQuiet ? 'refused-quietly' : done);
  });

  async function show(
    request: FastifyRequest<RefusalRoute>,
    reply: FastifyReply,
    found: Found,
    { because, sends, errors = [], isOther = false }: Shown,
  ) {
    const { series, seminar, booking, person } = found;
    const now = services.clock();
    const isAhead = seminar.startsAt > now && !seminar.cancelledAt;
    if (booking.state !== 'requested' || !isAhead) {
      return backToRequests(request.params, reply, language, 'not-asking');
    }
    const told = errors.length > 0 ? null : because;
    return sendAbout(
      request,
      reply,
      { language, series, seminar },
      {
        view: 'bookings/manage-refusal',
        title: translator(language)('limits.requests.refuseTitle', { name: person.name }),
        part: `/${booking.id}/refusal`,
        status: errors.length > 0 ? 422 : 200,
        model: {
          ...{ id: booking.id, name: person.name, theme: seminar.theme[language] },
          ...{ because, sends, errors, isOther, shown: told },
          rehearsal:
            told === null ? null : { letters: await lettersTo(found, told, now), others: 0 },
        },
      },
    );
  }

  async function lettersTo({ series, seminar, booking, person }: Found, because: string, at: Date) {
    const { email } = person;
    if (!email) return [];
    const occasion = { series, seminar, at, deadline: undefined, because: because || null };
    const told = [{ booking, person }];
    const { letters } = await sampleLetter(book, services.config, 'refused', told, occasion);
    const { subject, text } = letters[person.language];
    return [{ to: email, subject, text }];
  }
}
