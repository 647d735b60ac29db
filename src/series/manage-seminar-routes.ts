import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import type { Language } from '../storage/values.ts';
import { readForm } from '../web/forms.ts';
import { addSeminar } from './add-seminar.ts';
import { editSeminar } from './edit-seminar.ts';
import { seminarFields } from './fields.ts';
import { newSeminarSchema, seminarSchema } from './manage-forms.ts';
import {
  type EditModel,
  getAnySeries,
  meanwhileFields,
  type SlugRoute,
  send,
  shownFields,
  typedFields,
} from './manage-pages.ts';
import { removeSeminar } from './remove-seminar.ts';
import { listMaterials, listProgramme, listSeminars } from './store.ts';

type NumberRoute = { Params: { slug: string; number: string } };
const organiser = { config: { access: 'organiser' } } as const;
const usualTimes = { from: '08:00', to: '10:00', capacity: '40' };

export function registerSeminarManageRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  registerAdding(app, services, language);
  registerEditing(app, services, language);
  registerRemoval(app, services, language);
}

function registerAdding(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const path = paths.organiserSeries(':slug', 'seminars/new');
  const show = (request: FastifyRequest, reply: FastifyReply, model: EditModel) =>
    send(request, reply, language, {
      view: 'manage-new-seminar',
      title: translator(language)('manageSeries.form.addTitle'),
      within: model.seriesTitle?.[language],
      part: `${model.slug}/seminars/new`,
      status: model.errors.length > 0 ? 422 : 200,
      model,
    });

  app.get<SlugRoute>(path, organiser, async (request, reply) => {
    const series = await getAnySeries(services, request.params.slug);
    return show(request, reply, shownFields(series, usualTimes));
  });

  app.post<SlugRoute>(path, organiser, async (request, reply) => {
    const series = await getAnySeries(services, request.params.slug);
    const { id, slug } = series;
    const form = readForm(newSeminarSchema, request.body);
    const shown = shownFields(series, usualTimes);
    if (!form.ok) return show(request, reply, typedFields(shown, form.typed, form.errors));
    const added = await addSeminar(services, id, form.data, actorOf(request));
    if (added.kind === 'invalid') {
      return show(request, reply, typedFields(shown, form.typed, added.errors));
    }
    return reply.redirect(`${paths.organiserSeries(slug)}?done=added`, 303);
  });
}

function registerEditing(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const path = paths.organiserSeries(':slug', 'seminars/:number/edit');
  const show = (request: FastifyRequest, reply: FastifyReply, model: EditModel) =>
    send(request, reply, language, {
      view: 'manage-seminar',
      title: translator(language)('manageSeries.form.seminarTitle', { number: model.number ?? 0 }),
      within: model.seriesTitle?.[language],
      part: `${model.slug}/seminars/${model.number}/edit`,
      status: model.errors.length > 0 || model.meanwhile ? 422 : 200,
      model,
    });

  const standing = async ({ slug, number }: NumberRoute['Params']) => {
    const { series, seminar } = await getAnySeminar(services, slug, number);
    const { read } = services.database;
    const fields = seminarFields(
      seminar,
      await listProgramme(read, [seminar.id]),
      await listMaterials(read, seminar.id),
    );
    const shown = shownFields(series, fields, fingerprintOf(fields));
    return { seminar, shown: { ...shown, number: seminar.number } };
  };

  app.get<NumberRoute>(path, organiser, async (request, reply) =>
    show(request, reply, (await standing(request.params)).shown),
  );

  app.post<NumberRoute>(path, organiser, async (request, reply) => {
    const { seminar, shown } = await standing(request.params);
    const form = readForm(seminarSchema, request.body);
    if (!form.ok) return show(request, reply, typedFields(shown, form.typed, form.errors));
    const edited = await editSeminar(services, seminar.id, form.data, actorOf(request));
    if (edited.kind === 'invalid') {
      return show(request, reply, typedFields(shown, form.typed, edited.errors));
    }
    if (edited.kind === 'meanwhile') {
      const { stands, fields } = edited;
      return show(request, reply, meanwhileFields(shown, form.typed, stands, fields));
    }
    return reply.redirect(`${paths.organiserSeries(request.params.slug)}?done=saved`, 303);
  });
}

function registerRemoval(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const path = paths.organiserSeries(':slug', 'seminars/:number/removal');
  app.post<NumberRoute>(path, organiser, async (request, reply) => {
    const { slug, number } = request.params;
    const { seminar } = await getAnySeminar(services, slug, number);
    const done = await removeSeminar(services, seminar.id, actorOf(request));
    if (done === 'unknown') throw new Refusal('not_found');
    return reply.redirect(`${paths.organiserSeries(slug)}?done=${done}`, 303);
  });
}

/** Any series' seminar by its number in the address; not found otherwise. */
export async function getAnySeminar(services: Services, slug: string, number: string) {
  const series = await getAnySeries(services, slug);
  const seminars = await listSeminars(services.database.read, series.id);
  const seminar = seminars.find((one) => String(one.number) === number);
  if (!seminar) throw new Refusal('not_found');
  return { series, seminars, seminar };
}
