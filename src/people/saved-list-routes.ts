import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../errors.ts';
import { organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import { cleanText } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';
import { readForm } from '../web/forms.ts';
import { readColumns } from './columns.ts';
import { backToList, type ListRoute, listParts, ownQuery, placeOf, queryOf } from './list-pages.ts';
import { peopleQuery, readPeopleQuery } from './people.ts';
import { forgetColumns, keepColumns, removeSavedList, saveList } from './save-list.ts';

/** One's own lists change nothing for anybody else, so whoever may read may keep them. */
const reader = { config: { access: 'reader' } } as const;

const back = z.string().max(2000).default('');
const columnsSchema = z.object({
  columns: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
  step: z.enum(['show', 'keep', 'forget']),
  back,
});
const savedSchema = z.object({ name: z.string().max(200).transform(cleanText), back });
const removalSchema = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647), back });

/** Which columns a list shows, and the lists that an organiser keeps. */
export function registerSavedListRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  for (const part of listParts) registerOf(app, services, language, part);
}

function registerOf(app: FastifyInstance, services: Services, language: Language, part: string) {
  const path = (own: string) => pathsIn(language).organiserSeries(':slug', `${part}/${own}`);
  const asked = async (request: { params: ListRoute['Params'] }) => {
    const at = await placeOf(services, request.params);
    return { at, seriesId: at.series.id };
  };

  app.post<ListRoute>(path('columns'), reader, async (request, reply) => {
    const { at, seriesId } = await asked(request);
    const form = readForm(columnsSchema, request.body);
    if (!form.ok) throw new Refusal('invalid');
    const { step, back: sent } = form.data;
    const whose = { organiserId: organiserOf(request).id, seriesId };
    const { filter } = readPeopleQuery(queryOf(sent));
    if (step === 'forget') {
      await forgetColumns(services, whose);
      return backToList(reply, at, language, peopleQuery(filter), { marked: 'columns-forgotten' });
    }
    const columns = readColumns(form.data.columns) ?? [];
    const chosen = peopleQuery(filter, columns);
    if (step === 'show') return backToList(reply, at, language, chosen, {});
    await keepColumns(services, whose, `?columns=${columns.join(',')}`);
    return backToList(reply, at, language, peopleQuery(filter), { marked: 'columns-kept' });
  });

  app.post<ListRoute>(path('saved-lists'), reader, async (request, reply) => {
    const { at, seriesId } = await asked(request);
    const form = readForm(savedSchema, request.body);
    if (!form.ok) throw new Refusal('invalid');
    const { name, back: sent } = form.data;
    if (name === '' || name.length > 60) {
      return backToList(reply, at, language, sent, { marked: 'no-name' });
    }
    const whose = { organiserId: organiserOf(request).id, seriesId };
    const saved = await saveList(services, whose, { name, query: ownQuery(sent) });
    const marked = saved === 'saved' ? 'list-saved' : 'too-many-lists';
    return backToList(reply, at, language, sent, { marked });
  });

  app.post<ListRoute>(path('saved-lists/removal'), reader, async (request, reply) => {
    const { at, seriesId } = await asked(request);
    const form = readForm(removalSchema, request.body);
    if (!form.ok) throw new Refusal('invalid');
    const whose = { organiserId: organiserOf(request).id, seriesId };
    await removeSavedList(services, whose, form.data.id);
    return backToList(reply, at, language, form.data.back, { marked: 'list-removed' });
  });
}
