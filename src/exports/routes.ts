import type { FastifyInstance, FastifyReply } from 'fastify';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import {
  type ListPlace,
  type ListRoute,
  listParts,
  navBelow,
  partOf,
  peopleQuery,
  placeOf,
  readPeopleQuery,
  sendOfList,
} from '../people/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { exportPeople, type FileKind, fileKinds, type TooManyRows } from './export-people.ts';

const reader = { config: { access: 'reader' }, exposeHeadRoute: false } as const;

/** The lists as files, each by the list's own address and an ending: `people.csv`. */
export function registerExportRoutes(app: FastifyInstance, services: Services) {
  for (const language of ['sv', 'en'] as const) registerDownloads(app, services, language);
}

function registerDownloads(app: FastifyInstance, services: Services, language: Language) {
  for (const part of listParts) {
    for (const file of Object.keys(fileKinds) as FileKind[]) {
      const path = pathsIn(language).organiserSeries(':slug', `${part}.${file}`);
      app.get<ListRoute>(path, reader, async (request, reply) => {
        const at = await placeOf(services, request.params);
        const made = await exportPeople(services, at, {
          file,
          query: request.query,
          language,
          actor: actorOf(request),
          signal: whenGone(reply),
        });
        if (made.kind === 'made') {
          return reply
            .header('content-type', made.type)
            .header('content-disposition', made.disposition)
            .send(made.content);
        }
        return sendOfList(request, reply, at, language, {
          view: 'exports/too-many-rows',
          title: translator(language)('peopleLists.export.tooManyTitle', {
            file: file.toUpperCase(),
          }),
          status: 413,
          part: `.${file}`,
          model: tooManyModel(at, file, made, request.query, language),
        });
      });
    }
  }
}

/** Nobody waits for the answer any more. */
function whenGone(reply: FastifyReply) {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

function tooManyModel(
  at: ListPlace,
  file: FileKind,
  { rows, most }: TooManyRows,
  query: unknown,
  language: Language,
) {
  const { number } = formatIn(language);
  const { filter, columns } = readPeopleQuery(query);
  const list = pathsIn(language).organiserSeries(at.series.slug, partOf(at));
  const asked = peopleQuery(filter, columns);
  return {
    nav: navBelow(at, language),
    file: file.toUpperCase(),
    rows: number(rows),
    most: number(most),
    csv: `${list}.csv${asked}`,
    list: list + asked,
  };
}
