import {
  listMerges,
  listProposals,
  listTyped,
  speakers,
  type Why,
} from '../organisations/index.ts';
import type { Reader } from '../storage/database.ts';
import { type Families, familiesOf } from './families.ts';
import { countPeople, listNames } from './people-store.ts';

export interface LookAlike {
  id: number;
  name: string;
  isListed: boolean;
  why: Why;
  score: number;
  people: number;
}

/** One that somebody typed, beside those that it may be. */
export interface TidyRow {
  id: number;
  name: string;
  people: number;
  lookAlikes: LookAlike[];
  /** Whether the first of them stands out so that it is ticked in advance. */
  isClear: boolean;
}

export interface TidyPage {
  rows: TidyRow[];
  /** Of all pages. */
  total: number;
  clear: number;
  /** From 1. */
  page: number;
  pages: number;
}

const perPage = 50;

interface Asked {
  /** Only those that somebody of this series belongs to. */
  seriesId: number | null;
  page: number;
}

/** A page of what looks alike: first what is clear, then the likeliest. */
export async function loadTidyPage(db: Reader, { seriesId, page }: Asked): Promise<TidyPage> {
  const families = familiesOf(await listMerges(db));
  const typed = await listTyped(db);
  const people = await peopleOf(
    db,
    families,
    typed.map(({ id }) => id),
    seriesId,
  );
  const emailsOf = await speakers(db, people.emails);
  const found = (await listProposals(db, { emailsOf }))
    .filter(({ id }) => seriesId === null || (people.count.get(id) ?? 0) > 0)
    .map((one) => ({ ...one, proposals: afterMerging(one, families) }))
    .filter(({ proposals }) => proposals.length > 0);
  const clear = found.filter(isClear);
  const sorted = [...clear, ...found.filter((one) => !isClear(one))];
  const pages = Math.max(1, Math.ceil(sorted.length / perPage));
  const at = Math.min(page, pages);
  const shown = sorted.slice((at - 1) * perPage, at * perPage);
  const others = shown.flatMap(({ proposals }) => proposals.map(({ id }) => id));
  const beside = await peopleOf(db, families, others, seriesId);
  const names = await listNames(db, others);
  const rows = shown.map(({ id, name, proposals }) => ({
    id,
    name,
    people: people.count.get(id) ?? 0,
    lookAlikes: proposals.map((one) => ({
      ...one,
      name: names.get(one.id) ?? one.name,
      people: beside.count.get(one.id) ?? 0,
    })),
    isClear: isClear({ proposals }),
  }));
  return { rows, total: sorted.length, clear: clear.length, page: at, pages };
}

type Proposal = Omit<LookAlike, 'people'>;

const clearScore = 0.8;
const clearLead = 0.1;
const clearWhy: Why[] = ['name', 'part', 'letters'];

/** What an organiser would hardly doubt: it is near, and no other is as near. */
function isClear({ proposals: [first, second] }: { proposals: readonly Proposal[] }) {
  if (!first || first.score < clearScore || !clearWhy.includes(first.why)) return false;
  return !second || first.score - second.score >= clearLead;
}

/** A listed one that was merged is the other, and each is proposed once. */
function afterMerging(
  { id, proposals }: { id: number; proposals: Proposal[] },
  families: Families,
) {
  const seen = new Set([id]);
  return proposals
    .map((one) => ({ ...one, id: families.rootOf(one.id) }))
    .filter((one) => !seen.has(one.id) && seen.add(one.id));
}

/** Of each organisation with all that were merged into it. */
async function peopleOf(
  db: Reader,
  families: Families,
  ids: readonly number[],
  seriesId: number | null,
) {
  const all = [...new Set(ids.flatMap(families.of))];
  const counted = await countPeople(db, all, seriesId);
  const count = new Map<number, number>();
  const emails = new Map<number, string[]>();
  for (const { organisationId, people, emails: own } of counted.values()) {
    const root = families.rootOf(organisationId);
    count.set(root, (count.get(root) ?? 0) + people);
    emails.set(root, [...(emails.get(root) ?? []), ...own]);
  }
  return { count, emails };
}
