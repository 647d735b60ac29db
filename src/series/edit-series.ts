import { record } from '../history/index.ts';
import { matchOrganisation } from '../organisations/index.ts';
import type { Services } from '../services.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import type { FieldError } from '../web/forms.ts';
import { type SeriesData, seriesChange } from './changes.ts';
import { type Fields, seriesFields } from './fields.ts';
import { lockSeries, touchSeminars, updateSeries } from './manage-store.ts';
import { differing } from './meanwhile.ts';
import { neededInPublic } from './publish.ts';
import { findAnySeries, findConvener, raiseVersion } from './store.ts';

export type Edited =
  | { kind: 'saved' }
  | { kind: 'slug-taken' }
  | { kind: 'invalid'; errors: FieldError[] }
  /** Somebody else saved since the form was shown: what stands now, and in which fields. */
  | { kind: 'meanwhile'; stands: Fields; fields: string[] };

/** Saves what the public pages say of a series, unless it was changed since the form was shown. */
export function editSeries(
  { database, clock }: Services,
  seriesId: number,
  data: SeriesData,
  actor: string,
): Promise<Edited> {
  const at = clock();
  return database.write(async (tx): Promise<Edited> => {
    const series = await lockSeries(tx, seriesId);
    if (!series) throw new Error(`No series ${seriesId}`);
    const before = seriesFields(series, (await findConvener(tx, series))?.name ?? '');
    if (data.seen !== fingerprintOf(before)) {
      return { kind: 'meanwhile', stands: before, fields: differing(before, data) };
    }
    const taken = await findAnySeries(tx, data.slug);
    if (taken && taken.id !== seriesId) return { kind: 'slug-taken' };
    const said = seriesChange(data);
    const errors = neededInPublic(series, 'summary_sv', said.summary.sv);
    if (errors.length > 0) return { kind: 'invalid', errors };
    // An address that people have been given stays what it is.
    const slug = series.state === 'draft' ? data.slug : series.slug;
    const convener = await matchOrganisation(tx, data.convener, '', at);
    const change = { ...said, slug, convenerId: convener.id };
    const after = await updateSeries(tx, seriesId, change);
    await touchSeminars(tx, seriesId, at);
    await record(tx, {
      at,
      actor,
      event: 'series.changed',
      subject: 'series',
      subjectId: seriesId,
      details: { before, after: after && seriesFields(after, convener.name) },
    });
    await raiseVersion(tx, seriesId);
    return { kind: 'saved' };
  });
}
