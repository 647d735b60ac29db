import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import type { Gathered } from './gather.ts';
import { namesIn } from './names.ts';
import { reachOf } from './reach.ts';
import { type Report, share } from './report.ts';
import { number, type ReportTable, tableOf, text } from './table.ts';

/** This series beside another one, each counted by itself. */
export interface Comparison {
  slug: string;
  title: string;
  figures: ReportTable;
  organisations: ReportTable;
  /** By name, in Swedish or English order. */
  back: string[];
  fresh: string[];
  gone: string[];
}

type Status = 'back' | 'fresh' | 'gone';
const words = { back: 'isBack', fresh: 'isFresh', gone: 'isGone' } as const;
const statuses = ['back', 'fresh', 'gone'] as const;

export function compare(here: Gathered, there: Gathered, language: Language): Comparison {
  const t = translator(language);
  const title = there.series.title[language];
  const rows = organisationsOf(here, there, language);
  const named = (status: Status) =>
    rows.filter((row) => row.status === status).map(({ name }) => name);
  return {
    slug: there.series.slug,
    title,
    figures: figuresOf(here, there, language),
    organisations: tableOf<(typeof rows)[number]>(
      { id: 'compared_organisations', title: t('report.compare.status') },
      [
        text('organisation', t('report.table.organisation'), ({ name }) => name),
        text('status', t('report.compare.table', { series: title }), ({ status }) =>
          t(`report.compare.${words[status]}`),
        ),
        number('here', t('report.compare.here'), (row) => row.here),
        number('there', title, (row) => row.there),
      ],
      rows,
    ),
    back: named('back'),
    fresh: named('fresh'),
    gone: named('gone'),
  };
}

const headlines = {
  signed: ({ people }) => people.signed,
  people: ({ people, hasBegun }) => (hasBegun ? people.came : null),
  organisations: ({ organisations, hasBegun }) => (hasBegun ? organisations.came : null),
  mornings: ({ mornings }) => begun({ mornings }),
  visits: ({ visits, hasBegun }) => (hasBegun ? visits : null),
  perMorning: ({ visits, mornings }) =>
    begun({ mornings }) ? Math.round((10 * visits) / begun({ mornings })) / 10 : null,
  attendance: ({ places }) => share(places.used, places.booked) ?? null,
  everyTime: ({ cameEveryTime }) => cameEveryTime ?? null,
} satisfies Record<string, (report: Report) => number | null>;

const begun = ({ mornings }: Pick<Report, 'mornings'>) =>
  mornings.filter(({ hasBegun }) => hasBegun).length;

function figuresOf(here: Gathered, there: Gathered, language: Language) {
  const t = translator(language);
  const title = there.series.title[language];
  const reached = (one: Gathered) =>
    one.home.municipalities.length > 0 && one.report.hasBegun
      ? reachOf(one.report, one.home).filter(({ reach }) => reach === 'came').length
      : null;
  const rows = [
    ...(Object.keys(headlines) as (keyof typeof headlines)[]).map((key) => ({
      label: t(`report.compare.${key}`),
      here: headlines[key](here.report),
      there: headlines[key](there.report),
    })),
    { label: t('report.compare.reached'), here: reached(here), there: reached(there) },
  ].filter((row) => row.here !== null || row.there !== null);
  return tableOf<(typeof rows)[number]>(
    { id: 'compared', title: t('report.compare.table', { series: title }) },
    [
      text('figure', t('report.table.figure'), ({ label }) => label),
      number('here', t('report.compare.here'), (row) => row.here),
      number('there', title, (row) => row.there),
    ],
    rows,
  );
}

/** Those that came; of a series that has not begun, those that have signed up. */
function organisationsOf(here: Gathered, there: Gathered, language: Language) {
  const [now, then] = [peopleBy(here.report), peopleBy(there.report)];
  const names = [here, there].map((one) => namesIn(one, language));
  const nameOf = (id: number) => names.map((one) => one.organisation(id)).find(Boolean) ?? '';
  const statusOf = (id: number): Status => {
    if (!now.has(id)) return 'gone';
    return then.has(id) ? 'back' : 'fresh';
  };
  const { compare } = new Intl.Collator(language);
  return [...new Set([...now.keys(), ...then.keys()])]
    .map((id) => ({
      name: nameOf(id),
      status: statusOf(id),
      here: now.get(id) ?? 0,
      there: then.get(id) ?? 0,
    }))
    .toSorted(
      (a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status) || compare(a.name, b.name),
    );
}

function peopleBy({ byOrganisation, hasBegun }: Report) {
  const people = byOrganisation.map(({ id, came, signed }): [number, number] => [
    id,
    hasBegun ? came : signed,
  ]);
  return new Map(people.filter(([, amount]) => amount > 0));
}
