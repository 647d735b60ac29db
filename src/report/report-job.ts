import { Refusal } from '../errors.ts';
import { findAnySeries, listSeminars } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import type { ReportDocument } from './document.ts';
import { gather } from './gather.ts';
import { listOtherSeries } from './names-store.ts';
import { type ReportModel, reportModel } from './pages.ts';

export interface ReportOrder {
  slug: string;
  /** A seminar's number, as it stands in the address. */
  number: string | undefined;
  /** The slug of another series beside it. */
  compare: string | undefined;
  language: Language;
  now: Date;
}

export interface MadeReport {
  model: ReportModel;
  document: ReportDocument;
  /** How long it need not be counted again, in milliseconds. */
  goodForMs: number;
}

/** With fewer people it is counted each time it is asked for. */
const large = 10_000;
/** So that one who asks without end takes a fifth of a processor at most. */
const restPerCost = 4;

/** Counts a report and puts it into words. Refuses what there is not. */
export default async function makeReport(order: ReportOrder, read: Reader): Promise<MadeReport> {
  const began = performance.now();
  const { slug, number: typed, compare, language, now } = order;
  const series = await findAnySeries(read, slug);
  if (!series) throw new Refusal('not_found');
  const number = await numberOf(read, series.id, typed);
  const others = await listOtherSeries(read, series.id);
  const beside = number === undefined && others.some((other) => other.slug === compare);
  const other = beside && compare ? await findAnySeries(read, compare) : undefined;
  const reported = {
    gathered: await gather(read, series, number, now),
    other: other && (await gather(read, other, undefined, now)),
    others,
  };
  const made = reportModel(reported, language, now);
  const isLarge = [reported.gathered, reported.other].some(
    (one) => (one?.report.people.signed ?? 0) > large,
  );
  return { ...made, goodForMs: isLarge ? restPerCost * (performance.now() - began) : 0 };
}

async function numberOf(read: Reader, seriesId: number, typed: string | undefined) {
  if (typed === undefined) return;
  const seminars = await listSeminars(read, seriesId);
  const found = seminars.find(({ number }) => String(number) === typed);
  if (!found) throw new Refusal('not_found');
  return found.number;
}
