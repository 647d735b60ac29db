import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import type { SeriesState } from '../storage/values.ts';
import type { FieldError } from '../web/forms.ts';
import { lockSeries, updateSeries } from './manage-store.ts';
import type { Seminar, Series } from './series.ts';
import { listSeminars, raiseVersion } from './store.ts';

export type Lack = 'summary' | 'contact' | 'seminars' | 'description' | 'venue' | 'notice';

/** What a series must have before strangers see it; empty when it may be published. */
export function lacksOf(series: Series, seminars: Seminar[], hasNotice: boolean): Lack[] {
  const lacks: Record<Lack, boolean> = {
    summary: series.summary.sv === '',
    contact: series.contactName === '',
    seminars: seminars.length === 0,
    description: seminars.some((seminar) => seminar.description.sv === ''),
    venue: seminars.some((seminar) => seminar.venue === '' || seminar.address === ''),
    notice: !hasNotice,
  };
  return (Object.keys(lacks) as Lack[]).filter((lack) => lacks[lack]);
}

/** A text that strangers must not miss: a series that they see cannot be saved without it. */
export const neededInPublic = (
  series: Pick<Series, 'state'> | undefined,
  field: string,
  text: unknown,
): FieldError[] =>
  series?.state === 'published' && !text
    ? [{ field, message: 'manageSeries.errors.neededInPublic' }]
    : [];

export type StateChanged =
  | { kind: 'changed' }
  | { kind: 'same' }
  | { kind: 'lacks'; lacks: Lack[] };

/** Publishes a series, or archives it. */
export function changeSeriesState(
  { database, clock }: Services,
  seriesId: number,
  state: Exclude<SeriesState, 'draft'>,
  { actor, hasNotice }: { actor: string; hasNotice: boolean },
): Promise<StateChanged> {
  const at = clock();
  return database.write(async (tx): Promise<StateChanged> => {
    const series = await lockSeries(tx, seriesId);
    if (!series) throw new Error(`No series ${seriesId}`);
    if (series.state === state) return { kind: 'same' };
    const lacks = lacksOf(series, await listSeminars(tx, seriesId), hasNotice);
    if (state === 'published' && lacks.length > 0) return { kind: 'lacks', lacks };
    await updateSeries(tx, seriesId, { state, publishedAt: series.publishedAt ?? at });
    await record(tx, {
      at,
      actor,
      event: `series.${state}`,
      subject: 'series',
      subjectId: seriesId,
      details: { before: { state: series.state }, after: { state } },
    });
    await raiseVersion(tx, seriesId);
    return { kind: 'changed' };
  });
}
