import { record } from '../history/index.ts';
import { matchOrganisation } from '../organisations/index.ts';
import type { Services } from '../services.ts';
import type { SeriesData } from './changes.ts';
import { seriesChange } from './changes.ts';
import { insertSeries } from './manage-store.ts';
import type { Series } from './series.ts';

export type CreatedSeries = { kind: 'created'; series: Series } | { kind: 'slug-taken' };

/** A series from nothing: a draft that only organisers see. */
export function createSeries(
  { database, clock }: Services,
  data: SeriesData,
  actor: string,
): Promise<CreatedSeries> {
  const at = clock();
  return database.write(async (tx) => {
    const convener = await matchOrganisation(tx, data.convener, '', at);
    const series = await insertSeries(tx, {
      ...seriesChange(data),
      convenerId: convener.id,
      state: 'draft',
      version: 1,
      createdAt: at,
    });
    if (!series) return { kind: 'slug-taken' };
    await record(tx, {
      at,
      actor,
      event: 'series.created',
      subject: 'series',
      subjectId: series.id,
      details: { after: { slug: series.slug, title: series.title } },
    });
    return { kind: 'created', series };
  });
}
