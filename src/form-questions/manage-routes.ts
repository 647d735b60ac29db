import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findAnySeries, listSeminars } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm, type Typed } from '../web/forms.ts';
import { readId } from '../web/ids.ts';
import { addQuestion, changeQuestion, moveQuestion, retireQuestion } from './change-question.ts';
import { fieldsOf, seenOf } from './fields.ts';
import { optionErrors, type QuestionForm, questionSchema } from './manage-forms.ts';
import {
  type Done,
  type Frame,
  previewOf,
  type QuestionModel,
  questionsModel,
  send,
  titleOf,
} from './manage-pages.ts';
import { countAnswers, findQuestion, listQuestions } from './store.ts';

type SlugRoute = { Params: { slug: string }; Querystring: { done?: unknown } };
type QuestionRoute = { Params: { slug: string; question: string }; Body: unknown };
const reader = { config: { access: 'reader' } } as const;
const organiser = { config: { access: 'organiser' } } as const;

/** What organisers ask on the form beside what is always asked. */
export function registerQuestionRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) {
    const desk = deskOf(services, language);
    registerList(app, services, desk);
    registerAdding(app, services, desk);
    registerChanging(app, services, desk);
    registerMoves(app, services, desk);
  }
}

type Desk = ReturnType<typeof deskOf>;

function deskOf(services: Services, language: Language) {
  const { read } = services.database;
  const at = (slug: string, part = '') =>
    pathsIn(language).organiserSeries(slug, `questions${part}`);

  const frameOf = async (slug: string): Promise<Frame> => {
    const series = await findAnySeries(read, slug);
    if (!series) throw new Refusal('not_found');
    return { language, series, seminars: await listSeminars(read, series.id) };
  };

  const questionOf = async ({ series }: Frame, text: string) => {
    const question = await findQuestion(read, series.id, readId(text));
    if (!question) throw new Refusal('not_found');
    return question;
  };

  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    frame: Frame,
    shown: Partial<QuestionModel> & { values: Typed; id: number | null },
  ) => {
    const seminars = frame.seminars.map(({ number, theme }) => ({
      number,
      theme: theme[language],
    }));
    const rest = { errors: [], seen: '', meanwhile: false, preview: null };
    const model: QuestionModel = { ...rest, seminars, ...shown };
    return send(request, reply, frame, {
      view: 'manage-question',
      part: model.id === null ? '/new' : `/${model.id}`,
      title: titleOf(language, model.id === null ? 'newTitle' : 'editTitle'),
      status: model.errors.length > 0 || model.meanwhile ? 422 : 200,
      model,
    });
  };

  const back = (reply: FastifyReply, { series }: Frame, done: Done) =>
    reply.redirect(`${at(series.slug)}?done=${done}`, 303);

  return { at, frameOf, questionOf, show, back };
}

function registerList(app: FastifyInstance, { database: { read } }: Services, desk: Desk) {
  app.get<SlugRoute>(desk.at(':slug'), reader, async (request, reply) => {
    const frame = await desk.frameOf(request.params.slug);
    const { language, series } = frame;
    const questions = await listQuestions(read, series.id);
    const answers = await countAnswers(read, series.id);
    return send(request, reply, frame, {
      view: 'manage-questions',
      part: '',
      title: titleOf(language, 'title'),
      lead: translator(language)('formQuestions.manage.lead'),
      model: questionsModel(frame, questions, answers, request.query.done),
    });
  });
}

const empty: Typed = { kind: 'text', seminar: '' };
const tooMany = { field: 'label_sv', message: 'formQuestions.errors.tooMany' };
const answered = { field: 'kind', message: 'formQuestions.errors.answered' };

function registerAdding(app: FastifyInstance, services: Services, desk: Desk) {
  const path = desk.at(':slug', '/new');

  app.get<SlugRoute>(path, organiser, async (request, reply) =>
    desk.show(request, reply, await desk.frameOf(request.params.slug), { id: null, values: empty }),
  );

  app.post<SlugRoute>(path, organiser, async (request, reply) => {
    const frame = await desk.frameOf(request.params.slug);
    const form = readForm(questionSchema, request.body);
    const shown = { id: null, values: form.typed };
    const errors = form.ok ? errorsOf(form.data, frame) : form.errors;
    if (!form.ok || errors.length > 0)
      return desk.show(request, reply, frame, { ...shown, errors });
    if (form.data.step === 'preview') {
      const preview = previewOf(form.data, frame);
      return desk.show(request, reply, frame, { ...shown, preview });
    }
    const added = await addQuestion(services, askingOf(request, frame, form.data));
    if (added === 'added') return desk.back(reply, frame, 'added');
    return desk.show(request, reply, frame, { ...shown, errors: [tooMany] });
  });
}

function registerChanging(app: FastifyInstance, services: Services, desk: Desk) {
  const path = desk.at(':slug', '/:question');

  app.get<QuestionRoute>(path, organiser, async (request, reply) => {
    const frame = await desk.frameOf(request.params.slug);
    const question = await desk.questionOf(frame, request.params.question);
    const values = fieldsOf(question, frame.seminars);
    const seen = seenOf(question);
    return desk.show(request, reply, frame, { id: question.id, values, seen });
  });

  app.post<QuestionRoute>(path, organiser, async (request, reply) => {
    const frame = await desk.frameOf(request.params.slug);
    const question = await desk.questionOf(frame, request.params.question);
    const form = readForm(questionSchema, request.body);
    const seen = [form.typed.seen ?? ''].flat()[0] ?? '';
    const shown = { id: question.id, values: form.typed, seen };
    const errors = form.ok ? errorsOf(form.data, frame) : form.errors;
    if (!form.ok || errors.length > 0)
      return desk.show(request, reply, frame, { ...shown, errors });
    if (form.data.step === 'preview') {
      const preview = previewOf(form.data, frame);
      return desk.show(request, reply, frame, { ...shown, preview });
    }
    const asking = askingOf(request, frame, form.data);
    const changed = await changeQuestion(services, question.id, asking);
    if (changed === 'changed') return desk.back(reply, frame, 'changed');
    if (changed === 'answered') {
      return desk.show(request, reply, frame, { ...shown, errors: [answered] });
    }
    const stands = await desk.questionOf(frame, request.params.question);
    const now = { seen: seenOf(stands), meanwhile: true };
    return desk.show(request, reply, frame, { ...shown, ...now });
  });
}

function registerMoves(app: FastifyInstance, services: Services, desk: Desk) {
  const post = (
    part: string,
    change: (question: { id: number; seriesId: number }, request: FastifyRequest) => Promise<Done>,
  ) =>
    app.post<QuestionRoute>(
      desk.at(':slug', `/:question/${part}`),
      organiser,
      async (request, reply) => {
        const frame = await desk.frameOf(request.params.slug);
        const question = await desk.questionOf(frame, request.params.question);
        return desk.back(reply, frame, await change(question, request));
      },
    );

  for (const direction of ['up', 'down'] as const) {
    post(direction, (question, request) =>
      moveQuestion(services, question, direction, actorOf(request)),
    );
  }
  for (const [part, isRetired] of [
    ['retirement', true],
    ['return', false],
  ] as const) {
    post(part, async (question, request) => {
      const changed = await retireQuestion(services, question, isRetired, actorOf(request));
      if (changed === 'too-many') return 'tooMany';
      if (changed === 'same') return 'same';
      return isRetired ? 'retired' : 'returned';
    });
  }
}

function errorsOf(form: QuestionForm, { seminars }: Frame): FieldError[] {
  const isKnown =
    form.seminar === '' || seminars.some(({ number }) => String(number) === form.seminar);
  const unknown = { field: 'seminar', message: 'formQuestions.errors.seminar' };
  return [...(isKnown ? [] : [unknown]), ...optionErrors(form)];
}

function askingOf(request: FastifyRequest, { series, seminars }: Frame, form: QuestionForm) {
  const about = seminars.find(({ number }) => String(number) === form.seminar);
  return { form, seriesId: series.id, seminarId: about?.id ?? null, actor: actorOf(request) };
}
