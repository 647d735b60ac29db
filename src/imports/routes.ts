import type { FastifyInstance } from 'fastify';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readForm } from '../web/forms.ts';
import { beginImport, beginTrial, discardImport } from './begin-import.ts';
import { openQuestions, sendChoosing } from './choose-pages.ts';
import { readChoices, runSchema } from './forms.ts';
import { type ImportRoute, importOf, type Place } from './import-pages.ts';
import { sendOutcome } from './outcome-pages.ts';
import { allEnded, atMost } from './progress.ts';
import { runImport } from './run-imports.ts';
import type { Import } from './store.ts';
import { registerUploadRoutes } from './upload-routes.ts';

/** Most lists are tried, and done, while one waits for the page. */
const patienceMs = 1500;

const organiser = { config: { access: 'organiser' } } as const;

/** People from a file: sent, its columns chosen, looked at, and then put in all at once. */
export function registerImportRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) {
    registerUploadRoutes(app, services, language);
    registerChoosing(app, services, language);
    registerRunning(app, services, language);
  }
  app.addHook('onClose', () => allEnded(services));
}

function registerChoosing(app: FastifyInstance, services: Services, language: Language) {
  const paths = pathsIn(language);
  const path = paths.organiserSeries(':slug', 'people/import/:import/columns');

  app.get<ImportRoute>(path, organiser, async (request, reply) => {
    const at = await importOf(services, request.params);
    if (at.file.state !== 'read') return reply.redirect(addressOf(at, language), 303);
    return sendChoosing(request, reply, services, { ...at, language });
  });

  app.post<ImportRoute>(path, organiser, async (request, reply) => {
    const at = await importOf(services, request.params);
    if (at.file.state !== 'read') return reply.redirect(addressOf(at, language), 303);
    const questions = await openQuestions(services, at.series.id);
    const form = readChoices(request.body, questions, at.file.header.length);
    if (!form.ok) {
      const { typed, errors } = form;
      return sendChoosing(request, reply, services, { ...at, language, typed, errors });
    }
    const choices = { ...form.data, by: actorOf(request) };
    await beginTrial(services, at.file.id, choices);
    await atMost(patienceMs, runImport(services, at.file.id));
    return reply.redirect(addressOf(at, language), 303);
  });
}

function registerRunning(app: FastifyInstance, services: Services, language: Language) {
  const path = (part = '') =>
    pathsIn(language).organiserSeries(':slug', `people/import/:import${part}`);

  app.get<ImportRoute>(path(), organiser, async (request, reply) => {
    const at = await importOf(services, request.params);
    if (at.file.state === 'read' && !at.file.outcome) {
      return sendChoosing(request, reply, services, { ...at, language });
    }
    return sendOutcome(request, reply, services, { ...at, language });
  });

  app.post<ImportRoute>(path('/run'), organiser, async (request, reply) => {
    const at = await importOf(services, request.params);
    const form = readForm(runSchema, request.body);
    const cannot = at.file.outcome?.counts.cannot ?? 0;
    if (form.ok && at.file.state === 'read' && cannot > 0 && form.data.skip === undefined) {
      const errors = [{ field: 'skip', message: 'imports.errors.skip', values: { count: cannot } }];
      return sendOutcome(request, reply, services, { ...at, language, errors });
    }
    if (form.ok && (await beginImport(services, at.file.id, form.data.seen, actorOf(request)))) {
      await atMost(patienceMs, runImport(services, at.file.id));
    }
    return reply.redirect(addressOf(at, language), 303);
  });

  app.post<ImportRoute>(path('/discard'), organiser, async (request, reply) => {
    const at = await importOf(services, request.params);
    await discardImport(services, at.file.id);
    return reply.redirect(pathsIn(language).organiserSeries(at.series.slug, 'people/import'), 303);
  });
}

const addressOf = ({ series, file }: Place & { file: Import }, language: Language) =>
  pathsIn(language).organiserSeries(series.slug, `people/import/${file.id}`);
