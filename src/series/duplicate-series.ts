import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import type { FieldError } from '../web/forms.ts';
import { type CopyData, instantOr } from './manage-forms.ts';
import { insertSeminar, insertSeries, lockSeries, replaceProgramme } from './manage-store.ts';
import type { Seminar, Series } from './series.ts';
import { daysBetween, localDay, shifted } from './shift.ts';
import { listProgramme, listSeminars } from './store.ts';

/** What higher rooms keep of a series and copy with it, in the same unit. */
export interface CopyAbove {
  /** `seminarIds`: from the id of each seminar to that of its copy. */
  copyQuestions: (
    tx: Tx,
    from: { seriesId: number },
    to: { seriesId: number; seminarIds: ReadonlyMap<number, number> },
    at: Date,
  ) => Promise<void>;
  copyLimits: (
    tx: Tx,
    from: { id: number; needsApproval: boolean },
    to: { id: number; later: (at: Date) => Date },
    at: Date,
  ) => Promise<void>;
}

export type Duplicated =
  | { kind: 'created'; series: Series }
  | { kind: 'slug-taken' }
  /** Its seminars are others than those that were shown. */
  | { kind: 'meanwhile' }
  | { kind: 'invalid'; errors: FieldError[] };

/** Those that a copy has: what was cancelled is not planned again. */
export const copiedSeminars = (seminars: Seminar[]) =>
  seminars.filter(({ cancelledAt }) => cancelledAt === null);

interface Times {
  startsAt: Date;
  endsAt: Date;
}

/**
 * A series like another with new dates, as a draft: its texts, programme, seats, limits and
 * questions. No people, no material, no share links, and no link to join online: that was of the
 * meeting that was.
 */
export function duplicateSeries(
  { database, clock }: Services,
  seriesId: number,
  data: CopyData,
  actor: string,
  above: CopyAbove,
): Promise<Duplicated> {
  const at = clock();
  const times = readTimes(data);
  if ('errors' in times) return Promise.resolve({ kind: 'invalid', errors: times.errors });
  return database.write(async (tx): Promise<Duplicated> => {
    const original = await lockSeries(tx, seriesId);
    if (!original) throw new Error(`No series ${seriesId}`);
    const seminars = copiedSeminars(await listSeminars(tx, seriesId));
    if (seminars.length !== times.read.length) return { kind: 'meanwhile' };
    const series = await insertCopy(tx, original, data, at);
    if (!series) return { kind: 'slug-taken' };
    const seminarIds = new Map<number, number>();
    for (const [place, seminar] of seminars.entries()) {
      const own = times.read[place];
      if (!own) throw new Error('A seminar without its time');
      const copy = await copySeminar(
        tx,
        seminar,
        { seriesId: series.id, number: place + 1, ...own },
        at,
      );
      seminarIds.set(seminar.id, copy.id);
      const days = daysOf(seminar, own);
      const later = (before: Date) => shifted(before, days);
      await above.copyLimits(tx, seminar, { id: copy.id, later }, at);
    }
    await above.copyQuestions(tx, { seriesId }, { seriesId: series.id, seminarIds }, at);
    await record(tx, {
      ...{ at, actor, event: 'series.created', subject: 'series', subjectId: series.id },
      details: { after: { slug: series.slug, title: series.title }, copyOf: original.id },
    });
    return { kind: 'created', series };
  });
}

function readTimes({ day, from, to }: CopyData): { read: Times[] } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const read = day.map((own, row): Times => {
    const instant = (clock: string | undefined, name: string) => {
      const found = instantOr(`${name}-${row}`, own, clock ?? '');
      if (found instanceof Date) return found;
      errors.push({ ...found, values: { number: row + 1 } });
      return new Date(0);
    };
    const times = { startsAt: instant(from[row], 'from'), endsAt: instant(to[row], 'to') };
    if (errors.length === 0 && times.endsAt <= times.startsAt) {
      const message = 'manageSeries.errors.order';
      errors.push({ field: `to-${row}`, message, values: { number: row + 1 } });
    }
    return times;
  });
  return errors.length > 0 ? { errors } : { read };
}

function insertCopy(tx: Tx, original: Series, data: CopyData, at: Date) {
  const { id: _, ...texts } = original;
  return insertSeries(tx, {
    ...texts,
    slug: data.slug,
    title: { sv: data.title_sv, en: data.title_en || data.title_sv },
    state: 'draft',
    version: 1,
    createdAt: at,
    publishedAt: null,
  });
}

const daysOf = (seminar: Seminar, { startsAt }: Times) =>
  daysBetween(localDay(seminar.startsAt), localDay(startsAt));

/** What is told of it as it was is left out: who came, what was said afterwards. */
async function copySeminar(
  tx: Tx,
  seminar: Seminar,
  to: Times & { seriesId: number; number: number },
  at: Date,
) {
  const { theme, description, venue, address, mapUrl, format, capacity } = seminar;
  const later = (before: Date | null) => before && shifted(before, daysOf(seminar, to));
  const copy = await insertSeminar(tx, {
    ...{ theme, description, venue, address, mapUrl, format, capacity, ...to },
    opensAt: later(seminar.opensAt),
    closesAt: later(seminar.closesAt),
    headcountAt: later(seminar.headcountAt),
    changedAt: at,
  });
  if (!copy) throw new Error('A seminar was not stored');
  const programme = await listProgramme(tx, [seminar.id]);
  await replaceProgramme(
    tx,
    copy.id,
    programme.map(({ minutes, title, speaker, affiliation }) => ({
      ...{ minutes, title, speaker, affiliation },
    })),
  );
  return copy;
}
