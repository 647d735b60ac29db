import type { Services } from '../services.ts';
import { inThread } from '../threads.ts';
import { choose } from './choose.ts';
import type { ReportDocument } from './document.ts';
import type { ReportModel } from './pages.ts';
import type { ReportOrder } from './report-job.ts';
import { spanOf } from './store.ts';

type CountJob = typeof import('./count-job.ts').default;
type ReportJob = typeof import('./report-job.ts').default;

export type AskedReport = Pick<ReportOrder, 'slug' | 'number' | 'compare' | 'language'>;

export interface MadeReport {
  model: ReportModel;
  document: ReportDocument;
  /** How long it need not be counted again, in milliseconds. */
  goodForMs: number;
}

/** With fewer people it is counted each time it is asked for. */
const large = 10_000;
/** So that one who asks without end has it counted a fifth of the time at most. */
const restPerCost = 4;
/** To bring in another thread costs as much as to count so many. */
const largeForTwo = 60_000;

/**
 * Counts a report and puts it into words, aside from those who sign up. Of a large series each half
 * is counted by a thread of its own.
 *
 * @throws Refusal `not_found`, `unavailable`
 */
export async function makeReport(services: Services, asked: AskedReport): Promise<MadeReport> {
  const began = performance.now();
  const counts = new Map<string, Uint8Array[]>();
  const { slug, number, compare } = asked;
  for (const one of new Set([slug, ...(compare && !number ? [compare] : [])])) {
    const halves = await countHalves(services, one, number);
    if (halves) counts.set(one, halves);
  }
  const job = new URL('./report-job.ts', import.meta.url);
  const order = { ...asked, now: services.clock(), counts };
  const { people, ...made } = await inThread<ReportJob>(services, job, order);
  const goodForMs = people > large ? restPerCost * (performance.now() - began) : 0;
  return { ...made, goodForMs };
}

async function countHalves(services: Services, slug: string, number: string | undefined) {
  const { read } = services.database;
  const choice = await choose(read, slug, number);
  const { from, to } = choice ? await spanOf(read, choice.series.id) : { from: 1, to: 0 };
  if (to - from < largeForTwo) return;
  const middle = Math.floor((from + to) / 2);
  const spans = [
    { from, to: middle },
    { from: middle + 1, to },
  ];
  const job = new URL('./count-job.ts', import.meta.url);
  return Promise.all(
    spans.map((span) => inThread<CountJob>(services, job, { slug, number, span })),
  );
}
