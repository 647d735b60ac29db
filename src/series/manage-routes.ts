import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { actorOf, mayUse, organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findNewestNotice, isFilledIn } from '../privacy/index.ts';
import type { Services } from '../services.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import type { Language } from '../storage/values.ts';
import { readForm } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import { createSeries } from './create-series.ts';
import { editSeries } from './edit-series.ts';
import { seriesFields } from './fields.ts';
import { previewPage } from './make-pages.ts';
import { seriesSchema } from './manage-forms.ts';
import {
  doneOf,
  type EditModel,
  getAnySeries,
  meanwhileFields,
  type OverviewModel,
  type SlugRoute,
  send,
  shownFields,
  typedFields,
} from './manage-pages.ts';
import { registerSeminarManageRoutes } from './manage-seminar-routes.ts';
import { isUntouched } from './manage-store.ts';
import type { FromAbove } from './pages.ts';
import { asDraft } from './preview.ts';
import { changeSeriesState, lacksOf } from './publish.ts';
import { isOver, type Seminar } from './series.ts';
import { findConvener, listAllSeries, listSeminars } from './store.ts';

const reader = { config: { access: 'reader' } } as const;
const organiser = { config: { access: 'organiser' } } as const;
const slugTaken = { field: 'slug', message: 'manageSeries.errors.slugTaken' };

/** The series for those who run them: all of them, one of them, and their forms. */
export function registerSeriesManageRoutes(
  app: FastifyInstance,
  services: Services,
  above: FromAbove,
) {
  for (const language of ['sv', 'en'] as const) {
    registerLists(app, services, language);
    registerPreview(app, services, above, language);
    registerForms(app, services, language);
    registerStates(app, services, language);
    registerSeminarManageRoutes(app, services, language);
  }
}

function registerLists(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const { read } = services.database;

  app.get(paths.organiser(), reader, async (request, reply) => {
    const title = translator(language)('organisers.home.title');
    const mayChange = mayUse(organiserOf(request).role, 'organiser');
    const model = { all: await listAllSeries(read), mayChange };
    return send(request, reply, language, { view: 'manage-home', title, part: '', model });
  });

  app.get<SlugRoute>(paths.organiserSeries(':slug'), reader, async (request, reply) => {
    const series = await getAnySeries(services, request.params.slug);
    const seminars = await listSeminars(read, series.id);
    const untouched: number[] = [];
    for (const one of series.publishedAt ? [] : seminars) {
      if (await isUntouched(read, one)) untouched.push(one.number);
    }
    const model: OverviewModel = {
      series,
      seminars,
      ahead: seminars.filter(isAhead(services.clock())).map(({ number }) => number),
      untouched,
      lacks: lacksOf(series, seminars, await hasNotice(services)),
      mayChange: mayUse(organiserOf(request).role, 'organiser'),
      done: doneOf(request.query.done),
    };
    const page = {
      view: 'manage-overview',
      title: series.title[language],
      part: series.slug,
      model,
    };
    return send(request, reply, language, page);
  });
}

function registerPreview(
  app: FastifyInstance,
  services: Services,
  above: FromAbove,
  language: Language,
) {
  const path = pathsIn(language).organiserSeries(':slug', 'preview');
  app.get<SlugRoute>(path, reader, async (request, reply) => {
    const series = await getAnySeries(services, request.params.slug);
    const page = await previewPage(services, above, series, language);
    const carry = (html: string) => asDraft(html, pathsIn(language), series.slug);
    return sendPage(reply, page, series.state === 'draft' ? carry : undefined);
  });
}

function registerForms(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const { read } = services.database;
  const show = (request: FastifyRequest, reply: FastifyReply, model: EditModel) =>
    send(request, reply, language, {
      view: 'manage-series',
      title: translator(language)(
        model.slug ? 'manageSeries.form.editTitle' : 'manageSeries.form.newTitle',
      ),
      within: model.seriesTitle?.[language],
      part: model.slug ? `${model.slug}/edit` : '/new',
      status: model.errors.length > 0 || model.meanwhile ? 422 : 200,
      model,
    });
  const blank = shownFields(null, { town: 'Karlstad', latitude: '59.3793', longitude: '13.5036' });

  app.get(paths.organiser('new'), organiser, (request, reply) => show(request, reply, blank));

  app.post(paths.organiser('new'), organiser, async (request, reply) => {
    const form = readForm(seriesSchema, request.body);
    if (!form.ok) return show(request, reply, typedFields(blank, form.typed, form.errors));
    const created = await createSeries(services, form.data, actorOf(request));
    if (created.kind === 'slug-taken') {
      return show(request, reply, typedFields(blank, form.typed, [slugTaken]));
    }
    return reply.redirect(`${paths.organiserSeries(created.series.slug)}?done=created`, 303);
  });

  const standing = async (slug: string) => {
    const series = await getAnySeries(services, slug);
    const fields = seriesFields(series, (await findConvener(read, series))?.name ?? '');
    return { series, shown: shownFields(series, fields, fingerprintOf(fields)) };
  };

  app.get<SlugRoute>(paths.organiserSeries(':slug', 'edit'), organiser, async (request, reply) =>
    show(request, reply, (await standing(request.params.slug)).shown),
  );

  app.post<SlugRoute>(paths.organiserSeries(':slug', 'edit'), organiser, async (request, reply) => {
    const { series, shown } = await standing(request.params.slug);
    const form = readForm(seriesSchema, request.body);
    if (!form.ok) return show(request, reply, typedFields(shown, form.typed, form.errors));
    const edited = await editSeries(services, series.id, form.data, actorOf(request));
    if (edited.kind === 'slug-taken') {
      return show(request, reply, typedFields(shown, form.typed, [slugTaken]));
    }
    if (edited.kind === 'invalid') {
      return show(request, reply, typedFields(shown, form.typed, edited.errors));
    }
    if (edited.kind === 'meanwhile') {
      const { stands, fields } = edited;
      return show(request, reply, meanwhileFields(shown, form.typed, stands, fields));
    }
    const now = series.state === 'draft' ? form.data.slug : series.slug;
    return reply.redirect(`${paths.organiserSeries(now)}?done=saved`, 303);
  });
}

function registerStates(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  for (const [noun, state] of [
    ['publication', 'published'],
    ['archiving', 'archived'],
  ] as const) {
    app.post<SlugRoute>(paths.organiserSeries(':slug', noun), organiser, async (request, reply) => {
      const series = await getAnySeries(services, request.params.slug);
      const changed = await changeSeriesState(services, series.id, state, {
        actor: actorOf(request),
        hasNotice: await hasNotice(services),
      });
      const done = changed.kind === 'changed' ? state : 'same';
      return reply.redirect(`${paths.organiserSeries(series.slug)}?done=${done}`, 303);
    });
  }
}

/** Those that can still be moved, resized or cancelled. */
const isAhead = (now: Date) => (seminar: Seminar) => !seminar.cancelledAt && !isOver(seminar, now);

/** The sample will do where nobody real signs up. */
async function hasNotice({ config, database }: Services) {
  const notice = await findNewestNotice(database.read);
  return notice !== undefined && (config.development || isFilledIn(notice.texts));
}
