import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import type { LetterBook } from '../mail/index.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readId } from '../web/ids.ts';
import { registerAnswers } from './answers-routes.ts';
import { registerBookings, registerCancellations } from './booking-routes.ts';
import { registerDetails } from './details-routes.ts';
import { back, doneOf, type Face, getPerson, type PersonRoute, send } from './pages.ts';
import { loadPerson } from './person.ts';
import { sendLetterAgain } from './send-letter-again.ts';
import { registerSignUps } from './sign-up-routes.ts';

const reader = { config: { access: 'reader' } } as const;
const organiser = { config: { access: 'organiser' } } as const;

/**
 * One person for organisers: signed up by one, all that is known, and what can be done on the
 * person's behalf.
 */
export function registerPersonRoutes(app: FastifyInstance, services: Services, book: LetterBook) {
  for (const language of ['sv', 'en'] as const) {
    registerSignUps(app, services, book, language);
    registerOne(app, services, book, language);
  }
}

function registerOne(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
  language: Language,
) {
  const at = (part: string) => pathsIn(language).organiserSeries(':slug', `people/:id${part}`);
  const face = { app, services, book, language, at };
  registerPage(face);
  registerDetails(face);
  registerAnswers(face);
  registerBookings(face);
  registerCancellations(face);
  registerLetters(face);
}

function registerPage({ app, services, language, at }: Face) {
  app.get<PersonRoute>(at(''), reader, async (request, reply) => {
    const { series, person } = await getPerson(services, request.params);
    return send(request, reply, language, {
      view: 'person',
      title: person.signUp.name,
      part: '',
      model: {
        ...(await loadPerson(services, series, person, language)),
        ...doneOf(request.query.done),
      },
    });
  });
}

function registerLetters({ app, services, language, at }: Face) {
  app.post<PersonRoute>(at('/letters/:letter/again'), organiser, async (request, reply) => {
    const { person } = await getPerson(services, request.params);
    const id = readId(request.params.letter);
    const sent = await sendLetterAgain(services, person.signUp, id, actorOf(request));
    if (sent.kind === 'unknown') throw new Refusal('not_found');
    return back(request, reply, language, sent.kind === 'queued' ? 'sent-again' : sent.kind);
  });
}
