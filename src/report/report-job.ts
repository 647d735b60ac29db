import { deserialize } from 'node:v8';
import { Refusal } from '../errors.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { type Choice, choose } from './choose.ts';
import { addCount, type Count, newCount } from './count.ts';
import { countPeople } from './count-people.ts';
import { gather } from './gather.ts';
import { listOtherSeries } from './names-store.ts';
import { reportModel } from './pages.ts';
import { spanOf } from './store.ts';

export interface ReportOrder {
  slug: string;
  /** A seminar's number, as it stands in the address. */
  number: string | undefined;
  /** The slug of another series beside it. */
  compare: string | undefined;
  language: Language;
  now: Date;
  /** What `count-job.ts` has made of them already, by slug. */
  counts: Map<string, Uint8Array[]>;
}

/** Puts a report into words. @returns With how many people it is of. Refuses what there is not. */
export default async function putIntoWords(order: ReportOrder, read: Reader) {
  const { slug, number, compare, language, now, counts } = order;
  const choice = await choose(read, slug, number);
  if (!choice) throw new Refusal('not_found');
  const gatherOne = async (one: Choice) => {
    const parts = counts.get(one.series.slug);
    const count = parts ? sum(parts) : await countAll(read, one);
    return gather(read, one, count, now);
  };
  const others = await listOtherSeries(read, choice.series.id);
  const isBeside = number === undefined && others.some((other) => other.slug === compare);
  const beside = isBeside && compare ? await choose(read, compare) : undefined;
  const gathered = await gatherOne(choice);
  const other = beside && (await gatherOne(beside));
  const made = reportModel({ gathered, other, others }, language, now);
  const people = Math.max(gathered.report.people.signed, other?.report.people.signed ?? 0);
  return { ...made, people };
}

const countAll = async (read: Reader, choice: Choice) =>
  countPeople(read, choice, await spanOf(read, choice.series.id));

function sum(parts: Uint8Array[]): Count {
  const count = newCount();
  for (const part of parts) addCount(count, deserialize(part));
  return count;
}
