import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { findAnySeries, listSeminars, type Seminar, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readId } from '../web/ids.ts';
import { sendPage } from '../web/pages.ts';
import { findImport, type Import } from './store.ts';

export type SeriesRoute = { Params: { slug: string } };
export type ImportRoute = {
  Params: { slug: string; import: string };
  Querystring: { page?: string };
};

export interface Place {
  series: Series;
  seminars: Seminar[];
}

export async function placeOf({ database: { read } }: Services, slug: string): Promise<Place> {
  const series = await findAnySeries(read, slug);
  if (!series) throw new Refusal('not_found');
  return { series, seminars: await listSeminars(read, series.id) };
}

export async function importOf(
  services: Services,
  params: ImportRoute['Params'],
): Promise<Place & { file: Import }> {
  const at = await placeOf(services, params.slug);
  const file = await findImport(services.database.read, at.series.id, readId(params.import));
  if (!file) throw new Refusal('not_found');
  return { ...at, file };
}

interface Shown {
  /** In views/imports. */
  view: string;
  title: string;
  status?: number;
  /** Below the import's address. */
  part?: string;
  file?: Import;
  model: object;
}

export function sendOfImport(
  request: FastifyRequest,
  reply: FastifyReply,
  { series }: Place,
  language: Language,
  { view, title, status = 200, part = '', file, model }: Shown,
) {
  const path = `people/import${file ? `/${file.id}` : ''}${part}`;
  return sendPage(reply, {
    view: `imports/${view}`,
    ...{ language, title, status },
    within: series.title[language],
    address: (to) => to.organiserSeries(series.slug, path),
    nav: 'series',
    organiser: organiserOf(request),
    private: true,
    model: {
      ...model,
      here: pathsIn(language).organiserSeries(series.slug, path.replace(part, '')),
      list: pathsIn(language).organiserSeries(series.slug, 'people'),
    },
  });
}
