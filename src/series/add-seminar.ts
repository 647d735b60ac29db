import type { z } from 'zod';
import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import type { FieldError } from '../web/forms.ts';
import { instantOr, type newSeminarSchema } from './manage-forms.ts';
import { insertSeminar, lockSeries } from './manage-store.ts';
import { neededInPublic } from './publish.ts';
import { mapLink, type Seminar } from './series.ts';
import { listSeminars, raiseVersion } from './store.ts';

type Data = z.infer<typeof newSeminarSchema>;
export type AddedSeminar =
  | { kind: 'added'; seminar: Seminar }
  | { kind: 'invalid'; errors: FieldError[] };

/** One more seminar, last in the series. */
export async function addSeminar(
  { database, clock }: Services,
  seriesId: number,
  data: Data,
  actor: string,
): Promise<AddedSeminar> {
  const at = clock();
  const startsAt = instantOr('from', data.day, data.from);
  const endsAt = instantOr('to', data.day, data.to);
  if (!(startsAt instanceof Date)) return { kind: 'invalid', errors: [startsAt] };
  if (!(endsAt instanceof Date)) return { kind: 'invalid', errors: [endsAt] };
  if (endsAt <= startsAt) {
    return { kind: 'invalid', errors: [{ field: 'to', message: 'manageSeries.errors.order' }] };
  }
  const theme = { sv: data.theme_sv, en: data.theme_en || data.theme_sv };
  return database.write(async (tx): Promise<AddedSeminar> => {
    const series = await lockSeries(tx, seriesId);
    if (startsAt <= at && series?.state !== 'archived') {
      return { kind: 'invalid', errors: [{ field: 'day', message: 'manageSeries.errors.past' }] };
    }
    const errors = neededInPublic(series, 'description_sv', data.description_sv);
    if (errors.length > 0) return { kind: 'invalid', errors };
    const number = Math.max(0, ...(await listSeminars(tx, seriesId)).map((one) => one.number)) + 1;
    const seminar = await insertSeminar(tx, {
      seriesId,
      number,
      theme,
      description: { sv: data.description_sv, en: data.description_en },
      startsAt,
      endsAt,
      venue: data.venue,
      address: data.address,
      mapUrl: mapLink(data.address),
      joinUrl: data.join_url || null,
      format: data.join_url ? 'hybrid' : 'onsite',
      capacity: data.capacity,
      changedAt: at,
    });
    if (!seminar) throw new Error('A seminar was not stored');
    await record(tx, {
      at,
      actor,
      event: 'seminar.added',
      subject: 'seminar',
      subjectId: seminar.id,
      details: { after: { number, theme, startsAt, endsAt, venue: data.venue } },
    });
    await raiseVersion(tx, seriesId);
    return { kind: 'added', seminar };
  });
}
